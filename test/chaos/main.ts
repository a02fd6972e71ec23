import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { runOutages } from './outages.ts'
import { runChaos } from './run.ts'
import { tableOf } from './table.ts'

const POM = new URL('../../services/shared/log/kafka/test/pom.xml', import.meta.url)

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    minutes: { type: 'string', default: '60' },
    'judge-every': { type: 'string', default: '10' },
    /** Seconds. With one of them the run is these outages, and no other fault. */
    'kafka-away': { type: 'string' },
    'clickhouse-away': { type: 'string' },
  },
})
const whole = (name: keyof typeof values): number => {
  const text = values[name] ?? ''
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`--${name} must be a whole number above 0, not ${text}`)
  return Number(text)
}

// What was started ends with this process.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))

const seed = whole('seed')
const say = (line: string): void => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`)
const kafka = /<version>([\d.]+)</.exec(readFileSync(POM, 'utf8'))?.[1]
const versions = `Kafka ${kafka}, Node ${process.versions.node}`
const awayMs = (name: 'kafka-away' | 'clickhouse-away'): number =>
  values[name] === undefined ? 0 : whole(name) * 1_000

const playOutages = async (): Promise<readonly string[]> => {
  const [kafkaAwayMs, clickhouseAwayMs] = [awayMs('kafka-away'), awayMs('clickhouse-away')]
  const { differences, figures } = await runOutages({ seed, kafkaAwayMs, clickhouseAwayMs, say })
  const rows = figures.map(([what, figure]) => `| ${what} | ${figure} |`).join('\n')
  console.log(
    `\nseed ${seed}, ${versions}\n\n| what | figure |\n| --- | --- |\n| differences | ${differences.length} |\n${rows}`,
  )
  return differences
}

const playFaults = async (): Promise<readonly string[]> => {
  const result = await runChaos({
    cycles: whole('cycles'),
    seed,
    only: values.only,
    judgeEvery: whole('judge-every'),
    atMostMs: whole('minutes') * 60_000,
    say,
  })
  console.log(`\n${tableOf(result, { seed, versions })}`)
  return result.differences
}

const hasOutages = awayMs('kafka-away') + awayMs('clickhouse-away') > 0
const differences = await (hasOutages ? playOutages() : playFaults())
for (const difference of differences.slice(0, 50)) console.log(difference)
process.exitCode = differences.length === 0 ? 0 : 1
