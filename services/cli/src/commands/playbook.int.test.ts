import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js'
import { type GrpcServer, startGrpcServer } from '@tocsin/shared/grpc/server.ts'
import { grpcError } from '@tocsin/shared/grpc/status.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tocsin } from '../tocsin.ts'

const BRANDS = 'brands:\n  - { id: lumo, name: Lumo, timeZone: Europe/Warsaw, terms: [Lumo] }\n'
const OLD = [{ path: 'some/folder/brands.yaml', text: BRANDS.replace('[Lumo]', '[Lumos]') }]

let server: GrpcServer
let folder: string
let sent: unknown[] = []
let refusal: Error | undefined

type Handler = (call: ServerUnaryCall<Record<string, unknown>, object>, done: sendUnaryData<object>) => void
const answering =
  (answer: (request: Record<string, unknown>) => object): Handler =>
  ({ request }, done) => {
    sent.push(request)
    if (refusal) done(refusal)
    else done(null, answer(request))
  }
const VERSION = { version: 3, appliedBy: 'iga', reason: 'a term was missing', current: true }

beforeAll(async () => {
  server = await startGrpcServer({
    host: '127.0.0.1',
    port: 0,
    logger: createLogger({ name: 'test', level: 'silent' }),
    services: [
      {
        name: 'tocsin.playbook.v1.PlaybookService',
        handlers: {
          GetPlaybook: answering(() => ({ files: OLD })),
          ApplyPlaybook: answering(() => ({ version: VERSION, changed: true })),
          ListPlaybookVersions: answering(() => ({ versions: [VERSION, { ...VERSION, version: 2, current: false }] })),
          RollbackPlaybook: answering(() => ({ version: VERSION })),
        },
      },
    ],
  })
})
afterAll(() => server.stop())
beforeEach(() => {
  sent = []
  refusal = undefined
  folder = mkdtempSync(join(tmpdir(), 'tocsin-apply-'))
  writeFileSync(join(folder, 'brands.yaml'), BRANDS)
  return () => rmSync(folder, { recursive: true })
})

const run = async (...argv: string[]): Promise<{ code: number; out: string; err: string }> => {
  const out: string[] = []
  const err: string[] = []
  const env = { TOCSIN_ADDRESS: `127.0.0.1:${server.port}` }
  const code = await tocsin(argv, { out: line => out.push(line), err: line => err.push(line), env })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('tocsin apply', () => {
  it('sends the texts by their names and says which version they are', async () => {
    const { code, out } = await run('apply', folder, '--reason', 'a term was missing', '--expect', '2')
    expect([code, out]).toEqual([0, 'applied: 3 (current)  – · iga: a term was missing'])
    expect(sent).toMatchObject([{ files: [{ path: 'brands.yaml', text: BRANDS }], expectedVersion: 2 }])
  })

  it('says that another version came in between', async () => {
    refusal = grpcError(10, 'version 3 became current meanwhile', { reason: 'VERSION_CHANGED' }) as Error
    const { code, err } = await run('apply', folder, '--reason', 'x', '--expect', '2')
    expect([code, err]).toEqual([1, 'tocsin apply: version 3 became current meanwhile [VERSION_CHANGED]'])
  })

  it('sends nothing while there are problems', async () => {
    writeFileSync(join(folder, 'brands.yaml'), BRANDS.replace('terms', 'trems'))
    const { code, err } = await run('apply', folder, '--reason', 'x')
    expect([code, sent]).toEqual([1, []])
    expect(err).toContain('brands.yaml:2:')
    expect(err).toContain('Did you mean "terms"?')
  })

  it.each([
    [['apply'], 'apply needs a folder'],
    [['apply', '/nowhere/at/all', '--reason', 'x'], 'cannot be read'],
    [['rollback', 'two', '--reason', 'x'], '"two" is no version'],
  ])('does not understand %j', async (argv, words) => {
    const { code, err } = await run(...argv)
    expect([code, err]).toEqual([2, expect.stringContaining(words)])
  })

  it('needs a reason', async () => {
    expect((await run('apply', folder)).err).toContain('--reason "…" is missing')
  })
})

describe('tocsin diff', () => {
  it('shows what a folder would change, whatever folder the current version came from', async () => {
    const { code, out } = await run('diff', folder)
    expect(code).toBe(1)
    expect(out).toContain('-  - { id: lumo, name: Lumo, timeZone: Europe/Warsaw, terms: [Lumos] }')
    expect(out).toContain('+  - { id: lumo, name: Lumo, timeZone: Europe/Warsaw, terms: [Lumo] }')
  })

  it('says that nothing differs', async () => {
    expect(await run('diff', '1', '2')).toMatchObject({ code: 0, out: 'nothing differs' })
    expect(sent).toMatchObject([{ version: 1 }, { version: 2 }])
  })
})

describe('tocsin versions and rollback', () => {
  it('lists versions and makes a new one of an old', async () => {
    expect((await run('versions')).out.split('\n')).toEqual([
      '3 (current)  – · iga: a term was missing',
      '2  – · iga: a term was missing',
    ])
    expect((await run('rollback', '2', '--reason', 'it was right')).out).toContain('3 (current)')
    expect(sent.at(-1)).toMatchObject({ toVersion: 2, reason: 'it was right' })
  })
})

describe('tocsin who', () => {
  it('asks the running instance when no folder is named', async () => {
    const { code, err } = await run('who', '--role', 'legal', '--brand', 'lumo')
    expect([code, err]).toEqual([2, 'tocsin who: the playbook has no role "legal".'])
    expect(sent).toMatchObject([{ version: 0 }])
  })
})
