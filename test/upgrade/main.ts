/**
 * `npm run test:upgrade`: all services as processes on a real broker, under load and with 1,000 screens on two gateways: restarted one by one,
 * then replaced by the next build. With `--from COMMIT` they begin as that commit's build and are replaced by this tree. Exits with 1 when
 * anything was lost, came twice, or came late or all at once to the screens.
 */
import { rmSync } from 'node:fs'
import { parseArguments, positiveNumber } from '@tocsin/shared/runtime/arguments.ts'
import { buildOf, nextBuild } from './next-build.ts'
import { ALL, runUpgrade } from './upgrade.ts'

const SCREENS = 1_000
const BACK_MS = 10_000
/** Of the screens of one replica, within 100 ms; all at once would be most of them. */
const LARGEST_PART = 0.15

const { options } = parseArguments(process.argv.slice(2), {
  screens: { value: 'N', doc: 'How many websocket clients (default 1,000).' },
  seed: { value: 'N', doc: 'Of the load (default 1).' },
  only: { value: 'SERVICE', doc: 'Exchange only this one: gateway shows in a minute or two how screens come back.' },
  from: { value: 'COMMIT', doc: 'The build to begin with, instead of this tree.' },
})
// What was started ends with this process.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))

const from = options['from']
const only = ALL.find(service => service === options['only'])
if (options['only'] !== undefined && only === undefined)
  throw new Error(`--only takes one of ${ALL.join(', ')}; "${options['only']}" is none`)
const builds: string[] = []
const built = (root: string): string => {
  builds.push(root)
  return root
}
process.once('exit', () => {
  for (const root of builds) rmSync(root, { recursive: true, force: true })
})
const trees = typeof from === 'string' ? [built(buildOf(from)), undefined] : [undefined, undefined, built(nextBuild())]
const startedAt = performance.now()
const result = await runUpgrade({
  screens: positiveNumber(options, 'screens') ?? SCREENS,
  seed: positiveNumber(options, 'seed') ?? 1,
  trees,
  everyMs: 1_000,
  ...(only && { only: [only] }),
  say: line => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`),
})
const { differences, moves, exchanged, accepted, sentAgain, figures } = result
const late = moves.filter(({ longestGapMs }) => longestGapMs > BACK_MS)
// Who left is the build to begin with: how that one says goodbye is nothing that this tree can mend.
const judged = from === undefined ? moves : []
const crowded = judged.filter(({ mostAtOnce, screens }) => mostAtOnce > Math.max(10, screens * LARGEST_PART))
for (const difference of differences.slice(0, 50)) console.log(difference)
console.log(
  [
    '',
    `${exchanged} replicas exchanged in ${Math.round((performance.now() - startedAt) / 1_000)} s; ${differences.length} differences`,
    `windows ${figures.windows.windows}, versions judged ${figures.windows.versions}; episodes ${figures.signals.episodes}; suspicions ${figures.crises.suspicions}; posts accepted ${accepted}, sent again ${sentAgain}`,
    `mentions ${figures.mentions}, in ${figures.streamMinutes} minutes of stream time`,
    `longest gap of a screen ${Math.max(...moves.map(({ longestGapMs }) => longestGapMs))} ms; all back after at most ${Math.max(...moves.map(({ allBackMs }) => allBackMs))} ms; most within 100 ms ${Math.max(...moves.map(({ mostAtOnce }) => mostAtOnce))} of ${moves.map(({ screens }) => screens).join(', ')}`,
    ...(late.length > 0 ? [`MISSED: ${late.length} times screens were away for more than ${BACK_MS} ms`] : []),
    ...(crowded.length > 0
      ? [
          `MISSED: ${crowded.length} times too many screens came at once, as seen by a process that stood still for up to ${Math.max(...crowded.map(({ stoodStillMs }) => stoodStillMs))} ms`,
        ]
      : []),
  ].join('\n'),
)
process.exitCode = differences.length + late.length + crowded.length === 0 ? 0 : 1
