import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
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
  },
})
const whole = (name: keyof typeof values): number => {
  const text = values[name]
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`--${name} must be a whole number above 0, not ${text}`)
  return Number(text)
}

// What was started ends with this process.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))

const seed = whole('seed')
const kafka = /<version>([\d.]+)</.exec(readFileSync(POM, 'utf8'))?.[1]
const result = await runChaos({
  cycles: whole('cycles'),
  seed,
  only: values.only,
  judgeEvery: whole('judge-every'),
  atMostMs: whole('minutes') * 60_000,
  say: line => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`),
})
for (const difference of result.differences.slice(0, 50)) console.log(difference)
console.log(`\n${tableOf(result, { seed, versions: `Kafka ${kafka}, Node ${process.versions.node}` })}`)
process.exitCode = result.differences.length === 0 ? 0 : 1
