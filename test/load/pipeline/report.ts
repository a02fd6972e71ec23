import type { Usage } from '../program.ts'
import type { Run } from './engine.ts'

/** The middle one; of two the lower. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[(values.length - 1) >> 1] ?? Number.NaN

const MIB = 1024 * 1024
const mib = (bytes: number): string => `${Math.round(bytes / MIB)}`

const usageLine = (name: string, runs: readonly Usage[]): string => {
  const of = (pick: (usage: Usage) => number): number => median(runs.map(pick))
  return `    ${name.padEnd(11)} ${of(one => one.cpuSeconds)
    .toFixed(1)
    .padStart(6)} s of CPU, ${mib(of(one => one.readBytes))} MiB read, ${mib(of(one => one.writtenBytes))} MiB written`
}

export interface Measured {
  readonly name: string
  readonly runs: readonly Run[]
}

/** CPU that a drain took in all processes, the broker's share included: what stays comparable on a machine that does other work. */
const cpuOf = ({ usage }: Run): number => Object.values(usage).reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0)

const against = (name: string, values: readonly { readonly name: string; readonly value: number }[]): string => {
  const own = values.find(one => one.name === name)!.value
  const others = values.filter(one => one.name !== name)
  return others.map(other => `${(own / other.value).toFixed(2)} × ${other.name}`).join(', ')
}

/** Records a second, and a second of CPU, as the median of the rounds, and against every other engine. */
export const reportOf = (records: number, measured: readonly Measured[]): readonly string[] => {
  const medians = (of: (run: Run) => number) =>
    measured.map(({ name, runs }) => ({ name, value: median(runs.map(run => records / of(run))) }))
  const rates = medians(({ seconds }) => seconds)
  const perCpu = medians(cpuOf)
  return measured.flatMap(({ name, runs }, index) => {
    const all = runs.map(({ seconds }) => Math.round(records / seconds / 1_000)).join(' ')
    return [
      `${name}: ${Math.round(rates[index]!.value / 1_000)} k records/s (rounds: ${all}), ${median(runs.map(({ rows }) => rows))} rows written`,
      `    ${against(name, rates)}`,
      `    ${Math.round(perCpu[index]!.value / 1_000)} k records per second of CPU: ${against(name, perCpu)}`,
      ...Object.keys(runs[0]!.usage).map(process =>
        usageLine(
          process,
          runs.map(({ usage }) => usage[process]!),
        ),
      ),
    ]
  })
}
