import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newFolder, REPOSITORY, type Running, removeFolder, startProgram } from '../support/standalone.ts'

const CLIENT = join(REPOSITORY, 'test/clients/python')
const PYTHON = join(CLIENT, 'venv/bin/python')

const run = (command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: CLIENT,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 110_000,
  })
  return { code: status, out: stdout ?? '', err: stderr ?? '' }
}

const hasPython = run('python3', ['-c', 'import venv, ensurepip']).code === 0
if (!hasPython) console.warn('the Python client is not tested: there is no python3 with venv here')

/** As its README lines say: a virtual environment, the stubs, the client. */
describe.skipIf(!hasPython && !process.env['CI'])('a client in Python', () => {
  let running: Running
  const folder = newFolder()
  const client = (...args: string[]) => run(PYTHON, ['respond.py', ...args], { TOCSIN_ADDRESS: running.grpcAddress })

  beforeAll(async () => {
    if (!existsSync(PYTHON)) expect(run('python3', ['-m', 'venv', 'venv'])).toMatchObject({ code: 0 })
    expect(run(PYTHON, ['-m', 'pip', 'install', '-q', '-r', 'requirements.txt'])).toMatchObject({ code: 0 })
    expect(run(PYTHON, ['generate.py'])).toMatchObject({ code: 0 })
    running = await startProgram(['--data', join(folder, 'data'), '--scenario', 'calm'])
  }, 180_000)
  afterAll(async () => {
    await running?.stop()
    removeFolder(folder)
  })

  it('flags a concern, confirms the crisis that comes of it, and may not publish then', () => {
    expect(client('may-publish', 'norrbryggt')).toEqual({ code: 0, out: 'clear\n', err: '' })

    const flagged = client('flag', 'norrbryggt', 'a cap came off in a shop in Umeå')
    expect(flagged.err).toBe('')
    expect(flagged.out).toMatch(/^flag-[0-9a-f]{16}: norrbryggt-\d+ waits for .+\n$/)

    const confirmed = client('confirm', 'norrbryggt', 'product-safety', 'the shop sent a picture')
    expect(confirmed.err).toBe('')
    expect(confirmed.out).toMatch(/^norrbryggt-\d+: stage two, confirmed by \w+\n {2}\S/)

    const held = client('may-publish', 'norrbryggt')
    expect([held.code, held.out]).toEqual([3, expect.stringMatching(/^held: /)])
    expect(client('may-publish', 'lumo').code).toBe(0)
  })

  it('is told what is wrong', () => {
    const refused = client('flag', 'norrbrygt', 'typing error')
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('there is no brand "norrbrygt"')])
  })
})
