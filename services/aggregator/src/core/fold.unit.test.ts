import { describe, expect, it } from 'vitest'
import { finals, foldAll, lastSignals, mention, negative, START_MS, tick } from '../../test-support/timeline.ts'

const minute = 60_000
const second = 1_000
describe('debug', () => {
  it('runs', () => {
    const es = []
    for (let i = 0; i < 3000; i++)
      es.push(i % 4 === 0 ? negative(START_MS + i * 30 * second, `a${i % 50}`) : mention(START_MS + i * 30 * second))
    const from = START_MS + 3000 * 30 * second
    for (let i = 0; i < 100; i++) es.push(negative(from + i * 3 * second, `b${i}`))
    es.push(tick(from + 120 * minute))
    const r = foldAll(es)
    console.log(
      r.windows.length,
      finals(r.windows).length,
      r.signals.length,
      JSON.stringify(lastSignals(r.signals), null, 1).slice(0, 6000),
    )
    for (const s of r.signals) console.log(s.signalId, s.state, s.updatedAtMs - from, s.latest?.sentence)
    expect(1).toBe(1)
  })
})
