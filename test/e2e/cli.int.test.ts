import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newFolder, type Running, removeFolder, runToEnd, startProgram } from '../support/standalone.ts'

const CLI = 'services/cli/src/main.ts'
const folder = newFolder()
afterAll(() => removeFolder(folder))

describe('tocsin score', () => {
  it('answers a line for a line, in order, and goes on after a bad one', async () => {
    const input = [
      '{"text":"I love this, thank you so much!"}',
      'rubbish',
      '{"text":"Najgorsza obsługa, nigdy więcej, żenada"}',
      '{"text":""}',
    ].join('\n')
    const { code, stdout } = await runToEnd(CLI, ['score'], { input: `${input}\n` })
    const lines = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(lines).toHaveLength(4)
    expect(lines[0]).toMatchObject({ language: 'en', sentiment: { label: 'positive' }, vulgar: false, abusive: false })
    expect(lines[1]).toMatchObject({ line: 2, error: expect.any(String) })
    expect(lines[2]).toMatchObject({ language: 'pl', sentiment: { label: 'negative' } })
    const { negative, neutral, positive } = lines[0].sentiment.probabilities
    expect(negative + neutral + positive).toBeCloseTo(1, 3)
    expect(code).toBe(1)
  })
})

describe('tocsin doctor', () => {
  it('finds this machine fit, as lines and as JSON', async () => {
    const env = {
      TOCSIN_GATEWAY_PORT: '0',
      TOCSIN_GRPC_PORT: '0',
      TOCSIN_INGEST_PORT: '0',
      TOCSIN_RUNTIME_HEALTH_PORT: '0',
    }
    const { code, stdout } = await runToEnd(CLI, ['doctor', '--json', '--data', join(folder, 'data')], { env })
    const checks: { name: string; state: string }[] = JSON.parse(stdout)
    expect(checks.filter(({ state }) => state === 'fail')).toEqual([])
    expect(checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'node',
        'libc',
        'disk',
        'data folder',
        'clock',
        'playbooks',
        'configuration',
        'credentials',
        'port gateway',
      ]),
    )
    expect(code).toBe(0)
  })

  it('fails with one line that mends each failure', async () => {
    const config = join(folder, 'bad.yaml')
    writeFileSync(config, 'gateway:\n  prot: 1\n')
    const { code, stdout } = await runToEnd(CLI, ['doctor', '--config', config, '--data', join(folder, 'data')])
    expect(code).toBe(1)
    expect(stdout).toContain(`${config}:2:3: unknown setting "gateway.prot". Did you mean "port"?`)
  })
})

describe('tocsin config explain', () => {
  it('says where each value comes from and shows no secret', async () => {
    const config = join(folder, 'tocsin.yaml')
    writeFileSync(config, 'gateway:\n  port: 9001\nclickhouse:\n  password: canary-of-the-file\n')
    const { code, stdout } = await runToEnd(CLI, ['config', 'explain', '--config', config], {
      env: { TOCSIN_GRPC_PORT: '50052' },
    })
    expect(code).toBe(0)
    expect(stdout).toMatch(/gateway\.port +9001\n +from .*tocsin\.yaml:2:9/)
    expect(stdout).toMatch(/grpc\.port +50052\n +from environment TOCSIN_GRPC_PORT/)
    expect(stdout).toMatch(/runtime\.logLevel +info\n +from default/)
    expect(stdout).toMatch(/clickhouse\.password +\[secret\]/)
    expect(stdout).not.toContain('canary-of-the-file')
  })
})

describe('tocsin against a running instance', () => {
  let running: Running
  const tocsin = (...args: string[]) => runToEnd(CLI, args, { env: { TOCSIN_ADDRESS: running.grpcAddress } })

  beforeAll(async () => {
    running = await startProgram(['--data', join(folder, 'live'), '--scenario', 'calm'])
  }, 60_000)
  afterAll(async () => {
    await running.stop()
  })

  it('causes a signal and prints why it fired; signals and explain say the same', async () => {
    const injected = await tocsin(
      'inject',
      '--brand',
      'lumo',
      '--text',
      'Lumo app crashes since the update',
      '--count',
      '200',
    )
    expect(injected.stderr).toBe('')
    expect(injected.stdout).toContain('200 accepted')
    expect(injected.stdout).toMatch(/suspect · share · open/)
    expect(injected.stdout).toMatch(/mentions are negative: \d+ %, at least \d+ %/)
    const listed = await tocsin('signals', '--brand', 'lumo', '--open', '--json')
    const share = listed.stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
      .find(({ kind }) => kind === 'RULE_KIND_SHARE')
    const explained = await tocsin('explain', share.signalId)
    expect(explained.stdout).toContain('minimumAuthors')
    expect(explained.stdout).toMatch(/baseline version \d+, scorer /)
  })

  it.each([
    ['a brand that is not there', ['inject', '--brand', 'lumos', '--text', 'x'], 1, 'lumos'],
    ['a signal that is not there', ['explain', 'lumo/none/1'], 1, 'lumo/none/1'],
    ['a missing text', ['inject', '--brand', 'lumo'], 2, '--text'],
    ['an unknown command', ['injekt'], 2, 'Did you mean "inject"?'],
    ['nothing at that address', ['signals', '--address', '127.0.0.1:1'], 1, 'npm start'],
  ])('tells of %s', async (_what, args, code, words) => {
    const result = await tocsin(...args)
    expect(result.code).toBe(code)
    expect(result.stdout + result.stderr).toContain(words)
  })
})
