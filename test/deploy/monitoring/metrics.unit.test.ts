import { describe, expect, it } from 'vitest'
import { panelsOf, readDashboards } from './dashboards.ts'
import { readQuery } from './promql.ts'
import { findMetric, TARGET_LABELS } from './registry.ts'
import { alerts, records } from './rules.ts'

const recorded = new Set(records.map(({ record }) => record))

const queries: readonly (readonly [where: string, expr: string])[] = [
  ...alerts.map(({ alert, expr }) => [alert, expr] as const),
  ...records.map(({ record, expr }) => [record, expr] as const),
  ...readDashboards().flatMap(({ file, dashboard }) => [
    ...panelsOf(dashboard).flatMap(({ title = '', targets = [] }) =>
      targets.map(({ expr }) => [`${file}: ${title}`, expr] as const),
    ),
    ...dashboard.templating.list.flatMap(({ name, query }) => {
      const of = /^label_values\((.+), *\w+\)$/.exec(typeof query === 'string' ? query : (query?.query ?? ''))?.[1]
      return of === undefined ? [] : [[`${file}: variable ${name}`, of] as const]
    }),
  ]),
]

const labelsOf = (metric: string): readonly string[] => [...(findMetric(metric)?.labels ?? []), ...TARGET_LABELS]

describe('what rules and dashboards ask for', () => {
  it('finds the queries it speaks of', () => {
    expect(queries.length).toBeGreaterThan(80)
  })

  it.each(queries)('%s: is PromQL, of metrics that the code has, with their labels', (_, expr) => {
    const { selectors, grouping, errors } = readQuery(expr)
    expect(errors).toEqual([])
    expect(selectors.length).toBeGreaterThan(0)
    const unknown = selectors.filter(({ metric }) => !recorded.has(metric) && findMetric(metric) === undefined)
    expect(unknown).toEqual([])
    const foreign = selectors.flatMap(({ metric, matchers }) =>
      matchers
        .filter(({ label }) => !recorded.has(metric) && !labelsOf(metric).includes(label))
        .map(m => [metric, m.label]),
    )
    expect(foreign).toEqual([])
    const known = selectors.flatMap(({ metric }) => labelsOf(metric))
    expect(grouping.filter(label => !known.includes(label))).toEqual([])
  })

  it.each(queries)(
    '%s: takes bounds of buckets as either Prometheus writes them, and no rate of a gauge',
    (_, expr) => {
      const { selectors } = readQuery(expr)
      const bounds = selectors.flatMap(({ matchers }) => matchers.filter(({ label }) => label === 'le'))
      for (const { operator, value } of bounds) expect(`${operator}${value}`).toMatch(/^=~[\d.]+\(\\\\\.0\)\?$/)
      for (const [, metric = ''] of expr.matchAll(/\b(?:rate|increase)\((\w+)/g))
        expect(findMetric(metric)?.type, metric).not.toBe('gauge')
    },
  )
})

describe('reading queries', () => {
  it('tells what is no query', () => {
    expect(readQuery('sum(rate(x[5m])').errors).not.toEqual([])
    expect(readQuery('sum by (a) (rate(x{b=~"c"}[5m]))')).toEqual({
      selectors: [{ metric: 'x', matchers: [{ label: 'b', operator: '=~', value: 'c' }] }],
      grouping: ['a'],
      errors: [],
    })
  })

  it('tells what the code does not have', () => {
    expect(findMetric('tocsin_ingest_posts')).toBeUndefined()
    expect(findMetric('tocsin_notifier_delivered_seconds')).toBeUndefined()
    expect(findMetric('tocsin_notifier_delivered_seconds_bucket')?.labels).toEqual(['urgency', 'le'])
  })
})
