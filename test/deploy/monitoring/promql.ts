import { parser } from '@prometheus-io/lezer-promql'

/** One metric that a query reads. */
export interface Selector {
  readonly metric: string
  readonly matchers: readonly { readonly label: string; readonly operator: string; readonly value: string }[]
}

export interface Query {
  readonly selectors: readonly Selector[]
  /** Labels of `by`, `without`, `on`, `ignoring`. */
  readonly grouping: readonly string[]
  /** Pieces that are no PromQL; empty for a query that is understood. */
  readonly errors: readonly string[]
}

/** What Grafana puts in before it asks, as Prometheus would see it. */
const filledIn = (expr: string): string => expr.replace(/\$__(rate_interval|interval|range)\b/g, '5m')

/** Reads a query by the grammar that Prometheus's own editor uses. */
export const readQuery = (raw: string): Query => {
  const expr = filledIn(raw)
  const selectors: { metric: string; matchers: { label: string; operator: string; value: string }[] }[] = []
  const grouping: string[] = []
  const errors: string[] = []
  let labels = ''
  parser.parse(expr).iterate({
    enter(node) {
      const text = expr.slice(node.from, node.to)
      if (node.type.isError) errors.push(expr.slice(Math.max(0, node.from - 20), node.to + 20))
      else if (node.name === 'GroupingLabels') labels = 'grouping'
      else if (node.name === 'VectorSelector') {
        labels = 'matchers'
        selectors.push({ metric: '', matchers: [] })
      } else if (node.name === 'Identifier' && labels === 'matchers') selectors.at(-1)!.metric = text
      else if (node.name === 'LabelName' && labels === 'grouping') grouping.push(text)
      else if (node.name === 'LabelName') selectors.at(-1)!.matchers.push({ label: text, operator: '', value: '' })
      else if (node.name === 'MatchOp') selectors.at(-1)!.matchers.at(-1)!.operator = text
      else if (
        node.name === 'StringLiteral' &&
        labels === 'matchers' &&
        selectors.at(-1)?.matchers.at(-1)?.value === ''
      )
        selectors.at(-1)!.matchers.at(-1)!.value = text.slice(1, -1)
    },
  })
  return { selectors, grouping, errors }
}
