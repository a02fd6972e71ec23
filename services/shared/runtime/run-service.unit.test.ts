import { afterEach, describe, expect, it, vi } from 'vitest'
import { connectHealth } from '../grpc/test/health.ts'
import { LogGapError, LogUnavailableError, PartitionCountError } from '../log/errors.ts'
import type { Log } from '../log/port.ts'
import { findFreePort } from './listen.ts'
import { createLogger } from './logger.ts'
import type { Program, ProgramContext, ProgramDeps } from './program.ts'
import { runService } from './run-service.ts'
import type { Service } from './service.ts'
import { setting } from './setting.ts'
import { defineSection } from './settings.ts'

const HOST = '127.0.0.1'
const sections = {
  archive: defineSection('archive', { batchRows: setting.int({ default: 5, min: 1, doc: 'Rows.' }) }),
}

const freePort = () => findFreePort({ host: HOST, port: 20_000 + Math.floor(Math.random() * 20_000) })

interface Given {
  readonly service?: Partial<Service>
  readonly log?: Partial<Log>
  readonly create?: (deps: ProgramDeps) => void
  readonly argv?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly openLog?: ProgramContext['openLog'] | null
}

/** A service that writes down what happens to it, in a process that is told to stop by `stop()`. */
const launch = async (given: Given = {}) => {
  const order: string[] = []
  const printed: string[] = []
  const stopped = Promise.withResolvers<void>()
  const crashed = Promise.withResolvers<unknown>()
  const healthPort = await freePort()
  const log = {
    ensureTopics: async () => void order.push('topics'),
    close: async () => void order.push('log closed'),
    ...given.log,
  } as Log
  const program: Program<typeof sections> = {
    name: 'archive',
    doc: 'Keeps things.',
    sections,
    create(_config, deps) {
      deps.onStop('store', () => void order.push('store closed'))
      given.create?.(deps)
      return {
        grpc: [],
        start: async () => void order.push('started'),
        stop: async () => void order.push('stopped'),
        ready: async () => [],
        ...given.service,
      }
    },
  }
  const { openLog = () => log } = given
  const exit = runService(program, {
    argv: given.argv ?? [],
    env: { TOCSIN_RUNTIME_HEALTH_PORT: String(healthPort), TOCSIN_RUNTIME_STOP_DEADLINE: '5s', ...given.env },
    print: line => void printed.push(line),
    logger: createLogger({ name: 'test', level: 'silent' }),
    stopped: stopped.promise,
    crashed: crashed.promise,
    ...(openLog === null ? {} : { openLog }),
  })
  running.push(async () => {
    stopped.resolve()
    await exit.catch(() => undefined)
  })
  const ask = async (path: string): Promise<string> => {
    const response = await fetch(`http://${HOST}:${healthPort}${path}`).catch(() => undefined)
    return response ? `${response.status} ${(await response.text()).trim()}` : 'no answer'
  }
  const becomes = (path: string, answer: string) =>
    vi.waitFor(async () => expect(await ask(path)).toBe(answer), { timeout: 4_000 })
  return { exit, order, printed, ask, becomes, stop: () => stopped.resolve(), crash: crashed.resolve }
}

const running: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of running.splice(0)) await end()
})

describe('a service as a process', () => {
  it('stops what it started in the opposite order and ends with 0', async () => {
    const { exit, order, becomes, stop } = await launch()
    await becomes('/readyz', '200 ok')
    stop()
    expect(await exit).toBe(0)
    expect(order).toEqual(['topics', 'started', 'stopped', 'store closed', 'log closed'])
  })

  it('is alive all the time, ready only between its start and its stop', async () => {
    const starting = Promise.withResolvers<void>()
    const draining = Promise.withResolvers<void>()
    const { exit, ask, becomes, stop } = await launch({
      service: { start: () => starting.promise, stop: () => draining.promise },
    })
    await becomes('/readyz', '503 archive is starting')
    expect(await ask('/livez')).toBe('200 ok')
    starting.resolve()
    await becomes('/readyz', '200 ok')
    stop()
    await becomes('/readyz', '503 archive is stopping')
    expect(await ask('/livez')).toBe('200 ok')
    draining.resolve()
    expect(await exit).toBe(0)
    expect(await ask('/livez')).toBe('no answer')
  })

  it('answers by gRPC what /readyz says, from before it can work, and no call before', async () => {
    const starting = Promise.withResolvers<void>()
    const draining = Promise.withResolvers<void>()
    let reasons: readonly string[] = ['archive.v1 has not been told its partitions']
    const grpcPort = await freePort()
    const { becomes, exit, stop } = await launch({
      env: { TOCSIN_GRPC_PORT: String(grpcPort) },
      service: {
        grpc: [{ name: 'tocsin.sentiment.v1.SentimentService', handlers: {} }],
        start: () => starting.promise,
        stop: () => draining.promise,
        ready: async () => reasons,
      },
    })
    await becomes('/readyz', '503 archive is starting')
    const health = connectHealth(`${HOST}:${grpcPort}`)
    running.push(async () => health.close())
    const seen = health.watch()
    starting.resolve()
    await becomes('/readyz', '503 archive.v1 has not been told its partitions')
    expect(seen).toEqual(['NOT_SERVING'])
    const says = (statuses: readonly string[]) => vi.waitFor(() => expect(seen).toEqual(statuses), { timeout: 8_000 })
    reasons = []
    await says(['NOT_SERVING', 'SERVING'])
    reasons = ['the disk is full']
    await says(['NOT_SERVING', 'SERVING', 'NOT_SERVING'])
    stop()
    draining.resolve()
    expect(await exit).toBe(0)
  }, 20_000)

  it('says the reasons of the service while it runs', async () => {
    const { becomes } = await launch({ service: { ready: async () => ['partition 2 is folded again'] } })
    await becomes('/readyz', '503 partition 2 is folded again')
  })

  it('waits for a log that is away, alive and not ready', async () => {
    let away = true
    const { order, becomes } = await launch({
      log: {
        async ensureTopics() {
          if (away) throw new LogUnavailableError('no broker answers')
        },
      },
    })
    await becomes('/readyz', '503 archive waits for the log: no broker answers')
    expect(order).toEqual([])
    away = false
    await becomes('/readyz', '200 ok')
  })

  it('can be stopped while it waits', async () => {
    const { exit, becomes, stop } = await launch({
      log: { ensureTopics: () => Promise.reject(new LogUnavailableError('no broker answers')) },
    })
    await becomes('/readyz', '503 archive waits for the log: no broker answers')
    stop()
    expect(await exit).toBe(0)
  })

  it.each<[string, Given]>([
    ['a step of the stop fails', { service: { stop: () => Promise.reject(new Error('no')) } }],
    [
      'a step of the stop is cut off by the deadline',
      { service: { stop: () => new Promise(() => {}) }, env: { TOCSIN_RUNTIME_STOP_DEADLINE: '20ms' } },
    ],
  ])('ends with 1 when %s', async (_what, given) => {
    const { exit, becomes, stop } = await launch(given)
    await becomes('/readyz', '200 ok')
    stop()
    expect(await exit).toBe(1)
  })

  it('ends with 1 when it cannot start, and closes what was open', async () => {
    const { exit, order } = await launch({ service: { start: () => Promise.reject(new Error('no')) } })
    expect(await exit).toBe(1)
    expect(order).toEqual(['topics', 'stopped', 'store closed', 'log closed'])
  })

  it('ends with 1 after an error that nobody handled, without a drain or a commit', async () => {
    const { exit, order, becomes, crash } = await launch()
    await becomes('/readyz', '200 ok')
    crash(new Error('a bug'))
    expect(await exit).toBe(1)
    expect(order).toEqual(['topics', 'started'])
  })

  it('shows a gap in the log for a while, alive and not ready, before it ends with 1', async () => {
    const { ask, becomes, crash } = await launch()
    await becomes('/readyz', '200 ok')
    expect(await ask('/metrics')).toContain('tocsin_log_gap 0')
    crash(new LogGapError('mentions/0 begins at offset 7'))
    await becomes('/readyz', '503 archive stopped: mentions/0 begins at offset 7')
    expect(await ask('/livez')).toBe('200 ok')
    expect(await ask('/metrics')).toContain('tocsin_log_gap 1')
  })

  it('ends with 1 after a gap in the log was shown, without a drain or a commit', async () => {
    const { exit, order, becomes, crash } = await launch({ env: { TOCSIN_RUNTIME_GAP_SHOWN_FOR: '20ms' } })
    await becomes('/readyz', '200 ok')
    crash(new LogGapError('mentions/0 begins at offset 7'))
    expect(await exit).toBe(1)
    expect(order).toEqual(['topics', 'started'])
  })
})

describe('what a person can mend ends with 2 and a sentence', () => {
  it.each<[string, Given, string]>([
    [
      'a misspelt setting',
      { env: { TOCSIN_ARCHIVE_BATCH_ROW: '7' } },
      'unknown variable TOCSIN_ARCHIVE_BATCH_ROW. Did you mean "TOCSIN_ARCHIVE_BATCH_ROWS"?',
    ],
    ['a malformed value', { env: { TOCSIN_ARCHIVE_BATCH_ROWS: '7a' } }, 'archive.batchRows must be'],
    ['a misspelt option', { argv: ['--confg', 'x'] }, 'unknown option --confg. Did you mean "config"?'],
    ['a file that is not there', { argv: ['--config', '/no/such.yaml'] }, '/no/such.yaml: cannot be read'],
    ['no broker', { openLog: null }, 'kafka.brokers is empty'],
    [
      'settings that do not go together',
      {
        openLog: null,
        env: { TOCSIN_KAFKA_BROKERS: 'a:1', TOCSIN_KAFKA_TLS_CERT_FILE: 'x', TOCSIN_KAFKA_TLS: 'true' },
      },
      'kafka.tlsCertFile and kafka.tlsKeyFile belong together',
    ],
    [
      'another partition count',
      { log: { ensureTopics: () => Promise.reject(new PartitionCountError('windows has 3 partitions, not 6')) } },
      'windows has 3 partitions, not 6',
    ],
  ])('%s', async (_what, given, sentence) => {
    const { exit, printed } = await launch(given)
    expect(await exit).toBe(2)
    expect(printed.join('\n')).toContain(sentence)
  })

  it('passes over the settings of other services', async () => {
    const { becomes } = await launch({ env: { TOCSIN_GATEWAY_PORT: '1', TOCSIN_INGEST_PORT: '2' } })
    await becomes('/readyz', '200 ok')
  })

  it('prints how it is used', async () => {
    const { exit, printed } = await launch({ argv: ['--help'] })
    expect(await exit).toBe(0)
    expect(printed[0]).toBe('Usage: npm run start:archive -- [options]')
  })
})
