import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import {
  eventually,
  getJson,
  newFolder,
  type Running,
  removeFolder,
  runToEnd,
  startProgram,
} from '../support/standalone.ts'

interface BrandSummary {
  readonly id: string
  readonly window?: { readonly mentions: number; readonly end: string }
}
interface SignalSummary {
  readonly id: string
  readonly brandId: string
  readonly kind: string
  readonly level: string
  readonly open: boolean
}

const folders: string[] = []
const folder = (): string => {
  const dir = newFolder()
  folders.push(dir)
  return dir
}
let running: Running | undefined

afterEach(async () => {
  await running?.stop()
  running = undefined
})
afterAll(() => folders.forEach(removeFolder))

const brands = async (of: Running): Promise<BrandSummary[]> =>
  (await getJson<{ brands: BrandSummary[] }>(`${of.baseUrl}/v1/brands`)).brands
const signals = async (of: Running): Promise<SignalSummary[]> =>
  (await getJson<{ signals: SignalSummary[] }>(`${of.baseUrl}/v1/signals`)).signals

describe('the first run', () => {
  it('is up within 10 s, serves the wall and the docs, and mentions flow', async () => {
    running = await startProgram(['--data', folder()])
    expect(running.startMs).toBeLessThan(10_000)
    expect(running.banner).toContain('Demo data, not real')
    expect(running.banner).toContain('grpcurl -plaintext')
    const page = await fetch(running.wallUrl)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect((await fetch(`${running.baseUrl}/docs`)).ok).toBe(true)
    expect(await (await fetch(running.metricsUrl)).text()).toContain('tocsin_')
    const moving = await eventually('every brand has a window', 10_000, async () => {
      const all = await brands(running!)
      return all.length === 3 && all.every(({ window }) => window && window.mentions > 0) ? all : undefined
    })
    expect(moving.map(({ id }) => id).sort()).toEqual(['kopi-pagi', 'lumo', 'norrbryggt'])
  })

  it('goes on after kill -9 with the same signals, and takes new mentions', async () => {
    const data = folder()
    running = await startProgram(['--data', data, '--scenario', 'crisis', '--speed', '3'])
    const opened = await eventually('the crisis opens a signal', 60_000, async () =>
      (await signals(running!)).find(({ brandId, level }) => brandId === 'norrbryggt' && level === 'suspect'),
    )
    await running.kill()
    running = await startProgram(['--data', data, '--scenario', 'crisis', '--speed', '3'])
    const again = await eventually('the same episode is there', 15_000, async () =>
      (await signals(running!)).find(({ id }) => id === opened.id),
    )
    expect(again).toMatchObject({ brandId: 'norrbryggt', level: 'suspect', kind: opened.kind })
    const sameRule = (await signals(running)).filter(({ id }) =>
      id.startsWith(opened.id.slice(0, opened.id.lastIndexOf('/'))),
    )
    expect(sameRule.map(({ id }) => id)).toEqual([opened.id])
  })

  it('refuses a second process on the same data folder and says what to do', async () => {
    const data = folder()
    running = await startProgram(['--no-demo', '--data', data])
    const second = await runToEnd('services/standalone/src/main.ts', ['--no-demo', '--data', data])
    expect(second.code).toBe(2)
    expect(second.stderr).toContain(String(running.pid))
  })

  it('moves to the next port when one is taken, and says so', async () => {
    const other = createServer()
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    running = await startProgram(['--no-demo', '--data', folder()], { TOCSIN_GATEWAY_PORT: String(port) })
    other.close()
    expect(running.banner).toContain(`(${port} is taken, so this one)`)
    expect((await fetch(running.wallUrl)).ok).toBe(true)
  })

  it.each([
    ['an unknown option', ['--sped', '3'], {}, 'Did you mean "speed"?'],
    ['an unknown scenario', ['--scenario', 'stroy'], {}, 'Did you mean "story"?'],
    ['an unknown setting', [], { TOCSIN_GATEWAY_PROT: '1' }, 'Did you mean "TOCSIN_GATEWAY_PORT"?'],
    ['a malformed setting', [], { TOCSIN_GATEWAY_PORT: 'eighty' }, 'gateway.port must be a port'],
    ['a playbook folder without playbooks', ['--playbooks', '/'], {}, 'holds no .yaml file'],
  ])('refuses %s in one sentence', async (_what, args, env, message) => {
    const { code, stderr } = await runToEnd('services/standalone/src/main.ts', ['--data', folder(), ...args], { env })
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
  })
})
