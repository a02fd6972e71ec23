import { foldQuietWeeks, QUIET_BRANDS } from './quiet-weeks.ts'

/** Prints the false alarms of simulated quiet weeks. Usage: node bench/quiet.ts [weeks] [seed] */
const weeks = Number(process.argv[2] ?? 26)
const seed = Number(process.argv[3] ?? 1)
const started = performance.now()
const { mentions, opened, suspected } = foldQuietWeeks(weeks, seed)
const brandMonths = (QUIET_BRANDS.length * weeks * 7) / 30
console.log(
  `${weeks} quiet weeks of ${QUIET_BRANDS.length} brands without a baseline, ${mentions} mentions, ${((performance.now() - started) / 1_000).toFixed(1)} s`,
)
for (const [key, count] of [...opened].sort())
  console.log(`${key}: ${count} (${(count / (brandMonths / QUIET_BRANDS.length)).toFixed(2)} a month)`)
console.log(`suspicions per brand and month: ${(suspected / brandMonths).toFixed(3)} (at most 1)`)
