/**
 * `npm run bench:pipeline`: one topic of scored mentions on one broker, drained by one engine after another, round after round. Prints the
 * settings of each, the median of its rounds, its ratio to the others, rows and what every process used. Exits with 1 when ours is slower
 * than Kafka Streams with exactly_once_v2. Needs java 17, javac and mvn; `--rounds`, `--records` and `--engines` make it shorter.
 */
import { startBroker } from '@tocsin/shared/log/kafka/test/broker.ts'
import type { JavaBroker } from '@tocsin/shared/log/kafka/test/java-broker.ts'
import { parseArguments, positiveNumber } from '@tocsin/shared/runtime/arguments.ts'
import { machineLoad } from './figures.ts'
import { peerClasspath } from './peers/peers.ts'
import { bareEngine } from './pipeline/bare.ts'
import type { Engine, Run } from './pipeline/engine.ts'
import { oursEngine } from './pipeline/ours.ts'
import { median, reportOf } from './pipeline/report.ts'
import { streamsEngine } from './pipeline/streams.ts'
import { fillTopic, kafkaOf, PARTITIONS, startFor } from './pipeline/topics.ts'
import { endWithSignals } from './program.ts'

const SPAN_MS = 2 * 3_600_000
const BRANDS = 200
const FLOOR = 1
const { options } = parseArguments(process.argv.slice(2), {
  rounds: { value: 'N', doc: 'Rounds over all engines (default 5).' },
  records: { value: 'N', doc: 'Mentions in the topic (default 1,000,000).' },
  engines: { value: 'LIST', doc: 'Only these, by the beginning of any word of their names: tocsin,exactly.' },
})
const rounds = positiveNumber(options, 'rounds') ?? 5
const records = positiveNumber(options, 'records') ?? 1_000_000
const strict = streamsEngine('exactly_once_v2')
const wanted = String(options['engines'] ?? '')
  .toLowerCase()
  .split(',')
const isWanted = ({ name }: Engine): boolean => {
  const words = name.toLowerCase().split(' ')
  return wanted.some(start => words.some(word => word.startsWith(start)))
}
const engines = [oursEngine, bareEngine, streamsEngine('at_least_once'), strict].filter(isWanted)
if (engines.length === 0) throw new Error(`no engine is called ${wanted}`)

endWithSignals()
const broker = await startBroker()
if (!broker) throw new Error('needs KAFKA_BROKERS, or java 17 and mvn')
const brokerPid = 'pid' in broker ? (broker as JavaBroker).pid : undefined
try {
  await peerClasspath()
  const kafka = kafkaOf(broker.brokers)
  const filled = await fillTopic(kafka, { records, brands: BRANDS, startMs: startFor(SPAN_MS), spanMs: SPAN_MS })
  const mib = Math.round(filled.bytes / 1024 / 1024)
  console.log(
    `${filled.records} records (${mib} MiB, ${filled.distinct} different mentions) of ${BRANDS} brands over 2 h of stream time in ${PARTITIONS} partitions`,
  )
  for (const { name, settings } of engines) console.log(`${name}: ${settings}`)
  const runs = new Map<Engine, Run[]>(engines.map(engine => [engine, []]))
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < engines.length; turn++) {
      const engine = engines[(round + turn) % engines.length]!
      const run = await engine.drain({ kafka, brokers: broker.brokers, brokerPid, filled }, `${process.pid}-${round}`)
      runs.get(engine)!.push(run)
      console.log(`round ${round + 1}, ${engine.name}: ${run.seconds.toFixed(1)} s, load ${machineLoad()}`)
    }
  }
  const measured = engines.map(engine => ({ name: engine.name, runs: runs.get(engine)! }))
  for (const line of reportOf(filled.records, measured)) console.log(line)
  const secondsOf = (engine: Engine): number => median(runs.get(engine)!.map(({ seconds }) => seconds))
  const both = engines.includes(strict) && engines.includes(oursEngine)
  if (both && secondsOf(strict) / secondsOf(oursEngine) < FLOOR) process.exitCode = 1
} finally {
  await broker.stop()
}
