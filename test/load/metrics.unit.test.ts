import { expect, it } from 'vitest'
import { metricOf } from './metrics.ts'

const TEXT = `# HELP records_total Records
# TYPE records_total counter
records_total 41
lag{partition="0"} 2
lag{partition="1"} 3.5
lag_records 9
`

it('reads a metric, sums it over its labels, and takes no other for it', () => {
  expect(metricOf(TEXT, 'records_total')).toBe(41)
  expect(metricOf(TEXT, 'lag')).toBe(5.5)
  expect(metricOf(TEXT, 'records')).toBe(0)
})
