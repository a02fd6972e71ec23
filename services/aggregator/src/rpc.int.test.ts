import { signalCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { BacktestServiceClient } from '@tocsin/shared/gen/tocsin/signal/v1/BacktestService.ts'
import type { ExplainSignalResponse } from '@tocsin/shared/gen/tocsin/signal/v1/ExplainSignalResponse.ts'
import type { ListSignalsResponse } from '@tocsin/shared/gen/tocsin/signal/v1/ListSignalsResponse.ts'
import type { RunBacktestResponse } from '@tocsin/shared/gen/tocsin/signal/v1/RunBacktestResponse.ts'
import type { SignalServiceClient } from '@tocsin/shared/gen/tocsin/signal/v1/SignalService.ts'
import type { ListWindowsResponse } from '@tocsin/shared/gen/tocsin/window/v1/ListWindowsResponse.ts'
import type { WatchWindowsResponse } from '@tocsin/shared/gen/tocsin/window/v1/WatchWindowsResponse.ts'
import type { WindowServiceClient } from '@tocsin/shared/gen/tocsin/window/v1/WindowService.ts'
import { createGrpcClient, unary } from '@tocsin/shared/grpc/client.ts'
import { type GrpcServer, startGrpcServer } from '@tocsin/shared/grpc/server.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bench, logger, openBench, readAll } from '../test-support/embedded.ts'
import {
  configured,
  type Entry,
  finals,
  foldAll,
  lastSignals,
  mention,
  negative,
  START_MS,
  tick,
} from '../test-support/timeline.ts'
import { brandWithRules } from '../test-support/versions.ts'
import type { Aggregator } from './service.ts'

const MINUTE = 60_000
const count = {
  ruleId: 'many',
  kind: 'RULE_KIND_COUNT' as const,
  level: 'RULE_LEVEL_SUSPECT' as const,
  windowMs: 300_000,
  minimumMentions: 0,
  minimumAuthors: 5,
  threshold: 20,
  deviations: 0,
  evaluations: 3,
  closeAfterMs: MINUTE,
  coolDownMs: 0,
}

const story = (): Entry[] => {
  const entries: Entry[] = [configured(START_MS, brandWithRules(1, [count]))]
  for (let i = 0; i < 60; i++) entries.push(mention(START_MS + i * 10_000))
  for (let i = 0; i < 60; i++) entries.push(negative(START_MS + 10 * MINUTE + i * 2_000, `a${i % 12}`))
  for (let i = 0; i < 30; i++) entries.push(tick(START_MS + 12 * MINUTE + i * MINUTE))
  return entries
}

let bench: Bench
let server: GrpcServer
let aggregator: Aggregator
const clients: { close(): void }[] = []
const clientOf = <T extends { close(): void }>(name: string): T => {
  const client = createGrpcClient<never>(name, { address: `127.0.0.1:${server.port}` }) as unknown as T
  clients.push(client)
  return client
}

beforeEach(async () => {
  bench = await openBench()
  aggregator = await bench.start({ heartbeatEvery: 100 })
  server = await startGrpcServer({ host: '127.0.0.1', port: 0, services: aggregator.grpc, logger })
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await server.stop(0)
  await bench.close()
})

const windowClient = () => clientOf<WindowServiceClient>('tocsin.window.v1.WindowService')
const signalClient = () => clientOf<SignalServiceClient>('tocsin.signal.v1.SignalService')
const backtestClient = () => clientOf<BacktestServiceClient>('tocsin.signal.v1.BacktestService')

/** Reads a stream until a response fulfils the wish; gives back all of them. */
const readUntil = (
  stream: ReturnType<WindowServiceClient['watchWindows']>,
  isLast: (response: WatchWindowsResponse) => boolean,
): Promise<WatchWindowsResponse[]> =>
  new Promise((resolve, reject) => {
    const responses: WatchWindowsResponse[] = []
    stream.on('error', reject)
    stream.on('data', (response: WatchWindowsResponse) => {
      responses.push(response)
      if (!isLast(response)) return
      stream.removeAllListeners('error')
      stream.on('error', () => undefined)
      stream.cancel()
      resolve(responses)
    })
  })

describe('WindowService', () => {
  it('lists the windows of a brand by size and time, the newest last', async () => {
    const entries = story()
    await bench.append(entries)
    await aggregator.drained()
    const client = windowClient()
    const { windows } = await unary<ListWindowsResponse>((options, done) =>
      client.listWindows(
        { brandId: 'lumo', sizeMs: 300_000, fromMs: START_MS, toMs: START_MS + 5 * MINUTE },
        options,
        done,
      ),
    )
    const expected = finals(foldAll(entries).windows).filter(
      one => one.sizeMs === 300_000 && one.windowStartMs >= START_MS && one.windowStartMs < START_MS + 5 * MINUTE,
    )
    expect(windows.map(one => [one.windowStartMs, one.mentions, one.final])).toEqual(
      expected.map(one => [one.windowStartMs, one.mentions, true]),
    )
    const two = await unary<ListWindowsResponse>((options, done) =>
      client.listWindows({ brandId: 'lumo', limit: 2 }, options, done),
    )
    expect(two.windows).toHaveLength(2)
    const refused = unary((options, done) => client.listWindows({ limit: 5 }, options, done))
    await expect(refused).rejects.toMatchObject({ code: 3, details: expect.stringContaining('brand_id') })
  })

  it('streams current values, then what comes, with heartbeats in silence', async () => {
    await bench.append([mention(START_MS), mention(START_MS + 1_000), tick(START_MS + 3_000)])
    await aggregator.drained()
    const stream = windowClient().watchWindows({ brandIds: ['lumo'], sizeMs: 300_000 })
    const seen = readUntil(stream, response => response.window?.mentions === 3)
    // Only what comes after the current value was told is told apart from it: a slow start would give the latest alone.
    await new Promise<void>(resolve => {
      stream.on('data', (response: WatchWindowsResponse) => {
        if (response.window?.mentions === 2) resolve()
      })
    })
    await bench.append([mention(START_MS + 4_000), tick(START_MS + 6_000)])
    expect((await seen).map(response => response.window?.mentions).filter(one => one !== undefined)).toEqual([2, 3])
    const beats = await readUntil(windowClient().watchWindows({ brandIds: ['nobody'] }), response => response.heartbeat)
    expect(beats.at(-1)).toMatchObject({ window: null, heartbeat: true })
  })

  it('goes on from a resume token without a gap', async () => {
    await bench.append([mention(START_MS), tick(START_MS + 2_000)])
    await aggregator.drained()
    const first = await readUntil(windowClient().watchWindows({ sizeMs: 300_000 }), response => response.heartbeat)
    const { resumeToken } = first.at(-1)!
    const missed = story()
    await bench.append(missed)
    await aggregator.drained()
    const rest = await readUntil(
      windowClient().watchWindows({ sizeMs: 300_000, resumeToken }),
      response => response.heartbeat,
    )
    const got = new Map(
      rest.flatMap(({ window }) => (window ? [[window.windowStartMs, window.mentions] as const] : [])),
    )
    const latest = finals(foldAll([mention(START_MS), tick(START_MS + 2_000), ...missed]).windows).filter(
      one => one.sizeMs === 300_000,
    )
    for (const window of latest) expect(got.get(window.windowStartMs)).toBe(window.mentions)
    const bad = readUntil(windowClient().watchWindows({ resumeToken: 'nonsense' }), () => true)
    await expect(bad).rejects.toMatchObject({ code: 3 })
  })
})

describe('SignalService', () => {
  it('lists, explains and streams signals', async () => {
    const client = signalClient()
    const stream = client.watchSignals({ brandIds: ['lumo'] })
    const closed = new Promise<string>(resolve => {
      stream.on('error', () => undefined)
      stream.on('data', ({ signal }) => {
        if (signal?.state === 'SIGNAL_STATE_CLOSED') resolve(signal.signalId)
      })
    })
    await bench.append(story())
    const signalId = await closed
    stream.cancel()
    const { signals } = await unary<ListSignalsResponse>((options, done) =>
      client.listSignals({ brandId: 'lumo' }, options, done),
    )
    expect(signals.map(one => one.signalId)).toEqual([signalId])
    const open = await unary<ListSignalsResponse>((options, done) =>
      client.listSignals({ openOnly: true }, options, done),
    )
    expect(open.signals).toEqual([])
    const { lines } = await unary<ExplainSignalResponse>((options, done) =>
      client.explainSignal({ signalId }, options, done),
    )
    expect(lines[0]).toMatch(/negative mentions; the limit that people set is 20; from 12 authors/)
    const unknown = unary((options, done) => client.explainSignal({ signalId: 'x/y/1' }, options, done))
    await expect(unknown).rejects.toMatchObject({ code: 5 })
  })
})

describe('BacktestService', () => {
  it('gives the signals of the log for its own rules, and others for other rules', async () => {
    await bench.append(story())
    await aggregator.drained()
    const client = backtestClient()
    const run = (rules: (typeof count)[]) =>
      unary<RunBacktestResponse>((options, done) => client.runBacktest({ brandId: 'lumo', rules }, options, done))
    const own = await run([])
    const told = await readAll(bench.log, TOPICS.signalsRaised.name, value => signalCodec.decode(value))
    expect(lastSignals(own.signals)).toEqual(
      lastSignals(told).map(signal => ({
        ...signal,
        arithmetic: { ...signal.arithmetic, ruleVersion: 1 },
      })),
    )
    expect(own).toMatchObject({ mentions: 120, foldedFromMs: START_MS })
    const strict = await run([{ ...count, threshold: 500 }])
    expect(strict.signals).toEqual([])
    await expect(run([{ ...count, ruleId: '' }])).rejects.toMatchObject({ code: 3 })
  })
})
