/**
 * `npm run bench:latency`: every service as a process of its own on one broker, under an open loop at half the rate that all of it can sustain.
 * Prints how long after its acceptance a mention is in a window on the websocket, opens a signal, and is in a row of ClickHouse; the same
 * in a burst of five times the rate; what each process takes; how long an aggregator that was killed is missing; and how late signals are
 * whose owner is killed. Exits with 1 when a bar is missed. `--seconds`, `--burst`, `--rate` make it shorter or set the rate.
 */
import { openKafkaLog } from '@tocsin/shared/log/kafka/kafka-log.ts'
import { startBroker } from '@tocsin/shared/log/kafka/test/broker.ts'
import { testConfig } from '@tocsin/shared/log/kafka/test/config.ts'
import { parseArguments, positiveNumber } from '@tocsin/shared/runtime/arguments.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { type Figure, isMissed, machineLoad, tableOf } from './figures.ts'
import { type Cluster, startCluster } from './latency/cluster.ts'
import { killAndRefold, killOwner } from './latency/kills.ts'
import { startOpenLoop, sustainableRate } from './latency/load.ts'
import { createPosts } from './latency/posts.ts'
import { createProbes, type Probes } from './latency/probes.ts'
import { type Fared, watchParts } from './latency/watch.ts'
import { metricOf, metricsOf } from './metrics.ts'
import { endWithSignals } from './program.ts'

const LOADED = 200
const BURST = 5
const RATE_SECONDS = 15
const PROBE_EVERY_MS = 1_000
const SETTLE_MS = 120_000
const MEMORY_MIB: Readonly<Record<string, number>> = { aggregator: 400, gateway: 250 }
const DELAY_MS = 50
const { options } = parseArguments(process.argv.slice(2), {
  seconds: { value: 'N', doc: 'How long the steady load lasts (default 90).' },
  burst: { value: 'N', doc: 'How long the burst lasts (default 60).' },
  rate: { value: 'N', doc: 'Mentions a second, instead of half of what is sustained.' },
})
const seconds = positiveNumber(options, 'seconds') ?? 90
const burstSeconds = positiveNumber(options, 'burst') ?? 60
const givenRate = positiveNumber(options, 'rate')

const loaded = Array.from({ length: LOADED }, (_, index) => `load-${index}`)
const probeBrands = Array.from({ length: seconds + burstSeconds + 40 }, (_, index) => `probe-${index}`)
const postsOf = createPosts(loaded)
const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

const foldedBy = async ({ parts }: Cluster): Promise<number> =>
  metricOf(await metricsOf(parts.get('aggregator')!), 'tocsin_aggregator_records_total')

interface Phase {
  readonly fromMs: number
  readonly toMs: number
  readonly line: string
}

/** One phase of load, with a probe each second. */
const phase = async (cluster: Cluster, probes: Probes, rate: number, lastsSeconds: number): Promise<Phase> => {
  const fromMs = performance.now()
  const load = startOpenLoop(cluster.mentionsUrl, rate, postsOf)
  const posting: Promise<unknown>[] = []
  for (let at = fromMs; at < fromMs + lastsSeconds * 1_000; at += PROBE_EVERY_MS) {
    await sleep(Math.max(0, at - performance.now()))
    posting.push(probes.post(probeBrands.shift()!))
  }
  await Promise.all([load.stop(), ...posting])
  const { accepted, refused, unsent } = load.offered
  const line = `${Math.round(rate)} a second for ${lastsSeconds} s: ${accepted} accepted, ${refused} refused with 503, ${unsent} not sent`
  return { fromMs, toMs: performance.now(), line }
}

/** Waits until every probe was seen everywhere; those that never are stay infinitely late. */
const settle = async (probes: Probes): Promise<number> => {
  const startedAt = performance.now()
  while (probes.pending() > 0 && performance.now() - startedAt < SETTLE_MS) await sleep(50)
  return (performance.now() - startedAt) / 1_000
}

const figuresOf = (probes: Probes, { fromMs, toMs }: Phase, withBar: boolean): readonly Figure[] => {
  const { window, signal, row } = probes.times(fromMs, toMs)
  return [
    { what: 'accepted → window on the websocket', timesMs: window, bar: undefined },
    { what: 'accepted → signal', timesMs: signal, bar: withBar ? { part: 99, withinMs: 10_000 } : undefined },
    { what: 'accepted → row in ClickHouse', timesMs: row, bar: undefined },
  ]
}

const isTooMuch = ({ name, memoryMib, delayP99Ms }: Fared): boolean =>
  memoryMib > (MEMORY_MIB[name] ?? Number.POSITIVE_INFINITY) || delayP99Ms > DELAY_MS

const faredLine = (fared: Fared): string => {
  const limit = MEMORY_MIB[fared.name]
  const memory = `${Math.round(fared.memoryMib)} MiB${limit === undefined ? '' : ` of ${limit}`}`
  const delay = `event loop p99 ${fared.delayP99Ms.toFixed(1)} ms`
  return `${fared.name.padEnd(12)} ${memory.padEnd(16)} ${delay}${isTooMuch(fared) ? '  MISSED' : ''}`
}

const measure = async (cluster: Cluster, probes: Probes): Promise<boolean> => {
  const sustained = await sustainableRate(cluster.mentionsUrl, RATE_SECONDS, {
    postsOf,
    folded: () => foldedBy(cluster),
  })
  const rate = givenRate ?? sustained / 2
  console.log(`sustained: ${Math.round(sustained)} mentions a second; load of the machine ${machineLoad()}`)
  await sleep(5_000)

  const watching = await watchParts([...cluster.parts.values()])
  const steady = await phase(cluster, probes, rate, seconds)
  const fared = await watching.stop()
  await settle(probes)
  const steadyFigures = figuresOf(probes, steady, true)
  console.log(`steady, ${steady.line}; load of the machine ${machineLoad()}`)
  for (const line of tableOf(steadyFigures)) console.log(line)
  for (const one of fared) console.log(faredLine(one))

  const burst = await phase(cluster, probes, rate * BURST, burstSeconds)
  const behindSeconds = await settle(probes)
  console.log(`burst, ${burst.line}; everything was seen ${behindSeconds.toFixed(1)} s after its end`)
  for (const line of tableOf(figuresOf(probes, burst, false))) console.log(line)

  const load = startOpenLoop(cluster.mentionsUrl, rate, postsOf)
  await sleep(10_000)
  const refold = await killAndRefold(cluster)
  console.log(
    `aggregator killed: partitions taken over after ${refold.takenOverSeconds.toFixed(1)} s, folded again in ${refold.refoldSeconds.toFixed(1)} s (bar 20 s)`,
  )
  const worst = await killOwner(cluster, probes, probeBrands)
  await load.stop()
  console.log(`signals whose owner was killed: latest after ${(worst / 1_000).toFixed(1)} s (bar 60 s)`)
  return ![...steadyFigures].some(isMissed) && !fared.some(isTooMuch) && refold.refoldSeconds <= 20 && worst <= 60_000
}

endWithSignals()
const broker = await startBroker()
if (!broker) throw new Error('needs KAFKA_BROKERS, or java 17 and mvn')
const log = openKafkaLog(testConfig(broker.brokers), { logger: createLogger({ name: 'bench', level: 'error' }) })
try {
  const cluster = await startCluster(broker.brokers, { loaded, probes: probeBrands })
  const probes = await createProbes(cluster, log)
  if (!(await measure(cluster, probes))) process.exitCode = 1
  await probes.stop()
  await cluster.stop()
} finally {
  await log.close()
  await broker.stop()
}
