import { FAULTS } from './faults.ts'
import type { RunResult } from './run.ts'

/** The outcome of a run as it stands in the README. */
export const tableOf = (result: RunResult, { seed, versions }: { seed: number; versions: string }): string => {
  const { cycles, differences, figures, seconds } = result
  const total = [...cycles.values()].reduce((sum, count) => sum + count, 0)
  const names = Object.keys(FAULTS).filter(name => cycles.has(name))
  const rows = [...names.map(name => [name, String(cycles.get(name))]), ['**all**', `**${total}**`]].map(
    ([name, count]) => `| ${name} | ${count} |`,
  )
  const perMinute = (total / (seconds / 60)).toFixed(1)
  return [
    `${total} cycles in ${Math.round(seconds)} s (${perMinute} a minute), seed ${seed}, ${versions}`,
    '',
    '| fault | cycles |',
    '| ----- | ------ |',
    ...rows,
    '',
    '| what | count |',
    '| ---- | ----- |',
    `| **differences** | **${differences.length}** |`,
    `| mentions in the log, and lost of those acknowledged | ${figures.mentions}, ${differences.filter(one => one.includes('is not in the log')).length} |`,
    `| repeated mentions, unreadable records, appends sent again | ${figures.repeatedMentions}, ${figures.unreadable}, ${figures.resent} |`,
    `| minutes of stream time | ${Math.round(figures.streamMinutes)} |`,
    `| windows, versions of them judged, of which repeats | ${figures.windows.windows}, ${figures.windows.versions}, ${figures.windows.repeats} |`,
    `| signal episodes, signals, records of them | ${figures.signals.episodes}, ${figures.signals.signals}, ${figures.signals.records} |`,
    `| suspicions, notifications, of which were sent twice | ${figures.crises.suspicions}, ${figures.crises.notifications}, ${figures.crises.repeats} |`,
    `| deaths between durable steps, at so many different places | ${figures.failpoints}, ${figures.failpointNames.length} |`,
    `| replicas that left later than their deadline | ${figures.unclean} |`,
  ].join('\n')
}
