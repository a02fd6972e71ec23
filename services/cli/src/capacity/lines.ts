import { type Capacity, capacityFor, EXAMPLE_PRICES, type Load } from './arithmetic.ts'
import { COSTS } from './costs.ts'

const figure = (value: number): string => {
  if (value >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString('en-US')
  return value.toFixed(value >= 10 ? 0 : 1)
}

const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map(row => row[column]!.length)))
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`
  const [head, ...rest] = rows
  return [line(head!), `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`, ...rest.map(line)]
}

/** What one thing costs, as the page has it. */
export const costTable = (): string[] =>
  table([
    ['what', 'cost', 'measured by'],
    ...Object.values(COSTS).map(({ of, value, unit, from }) => [of, `${value} ${unit}`, from]),
  ])

/** The loads of the page: from one brand to all that a large network says in public. */
export const EXAMPLES: readonly (Load & { readonly name: string })[] = [
  { name: 'one brand', mentionsPerDay: 2_000, brands: 1, postsPerDay: 2_000, peak: 30 },
  { name: 'an agency', mentionsPerDay: 200_000, brands: 50, postsPerDay: 200_000, peak: 20 },
  { name: 'a country', mentionsPerDay: 5_000_000, brands: 1_000, postsPerDay: 50_000_000, peak: 10 },
  { name: 'a continent', mentionsPerDay: 50_000_000, brands: 5_000, postsPerDay: 500_000_000, peak: 6 },
  { name: 'every post of a network', mentionsPerDay: 500_000_000, brands: 20_000, postsPerDay: 500_000_000, peak: 4 },
]

export const capacityTable = (): string[] =>
  table([
    [
      'load',
      'mentions/day',
      'brands',
      'peak/s',
      'windows/s',
      'partitions',
      'cores',
      'memory GiB',
      'log GiB',
      'history GiB',
      'network MiB/s',
      'gateway start s',
      'money/month',
    ],
    ...EXAMPLES.map(({ name, ...load }) => {
      const found = capacityFor(load, EXAMPLE_PRICES)
      return [
        name,
        figure(load.mentionsPerDay),
        figure(load.brands),
        ...[
          found.peakPerSecond,
          found.windowsPerSecond,
          found.partitions,
          found.totalCores,
          found.memoryGib,
          found.logGib,
          found.historyGib,
          found.networkMibPerSecond,
          found.gatewayStartS,
          found.moneyPerMonth,
        ].map(figure),
      ]
    }),
  ])

/** One load, for who runs the command. */
export const capacityLines = (found: Capacity): string[] => [
  `${figure(found.mentionsPerSecond)} mentions/s on average, ${figure(found.peakPerSecond)}/s in the busiest second, ${figure(found.windowsPerSecond)} windows/s`,
  `partitions    ${found.partitions}`,
  ...Object.entries(found.cores).map(([part, cores]) => `${part.padEnd(13)} ${figure(cores)} cores`),
  `all           ${figure(found.totalCores)} cores, ${figure(found.memoryGib)} GiB memory`,
  `log           ${figure(found.logGib)} GiB in three copies`,
  `history       ${figure(found.historyGib)} GiB in two copies`,
  `network       ${figure(found.networkMibPerSecond)} MiB/s`,
  `gateway       ready ${figure(found.gatewayStartS)} s after its start, for the windows that it reads`,
  `money         ${figure(found.moneyPerMonth)} a month, at the prices given`,
]
