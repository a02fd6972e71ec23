import { signalCodec, windowCodec } from '@tocsin/shared/events/codec.ts'
import type { SignalInput } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import { expect, it } from 'vitest'
import { reportBrands, reportLines } from './report.ts'

const MINUTE = 60_000
const START = Date.UTC(2026, 2, 7)
const signal = (rule: string, from: number, to: number | undefined, more: SignalInput = {}) =>
  signalCodec.decode(
    signalCodec.encode({
      signalId: `lumo/${rule}/${START + from * MINUTE}`,
      brandId: 'lumo',
      ruleId: rule,
      kind: 'RULE_KIND_SHARE',
      level: 'RULE_LEVEL_WATCH',
      state: to === undefined ? 'SIGNAL_STATE_OPEN' : 'SIGNAL_STATE_CLOSED',
      openedAtMs: START + from * MINUTE,
      closedAtMs: to === undefined ? 0 : START + to * MINUTE,
      ver: '1',
      arithmetic: { sentence: 'so many', terms: [{ name: 'share', value: 0.123456 }] },
      ...more,
    }),
  )
const counts = new Map([['lumo', { mentions: 200, negative: 50, duplicates: 3, late: 1 }]])
const report = (signals: Parameters<typeof reportBrands>[2]) => reportBrands(counts, [], signals)[0]!

it('counts and rounds', () => {
  expect(report([])).toMatchObject({
    brand: 'lumo',
    mentions: 200,
    duplicates: 3,
    late: 1,
    negativeShare: 0.25,
    signals: [],
    episodes: [],
  })
})

it('joins overlapping signals of one kind into one episode at the highest level', () => {
  const signals = [
    signal('watch', 0, 60),
    signal('suspect', 20, 90, { level: 'RULE_LEVEL_SUSPECT' }),
    signal('volume', 5, 50, { kind: 'RULE_KIND_VOLUME' }),
  ]
  const { episodes } = report(signals)
  expect(episodes.map(({ kind, level, from, to }) => [kind, level, from.slice(11, 16), to?.slice(11, 16)])).toEqual([
    ['share', 'suspect', '00:00', '01:30'],
    ['volume', 'watch', '00:05', '00:50'],
  ])
})

it('keeps episodes apart that do not touch, and open ones open', () => {
  const { episodes } = report([signal('watch', 0, 10), signal('watch', 30, undefined), signal('late', 40, 45)])
  expect(episodes.map(({ to, signalIds }) => [to, signalIds.length])).toEqual([
    ['2026-03-07T00:10:00.000Z', 1],
    [undefined, 2],
  ])
})

it('takes the last state of a signal, whatever the order of the log', () => {
  const { signals } = report([signal('watch', 0, 10, { ver: '9' }), signal('watch', 0, undefined, { ver: '3' })])
  expect(signals).toHaveLength(1)
  expect(signals[0]).toMatchObject({ closedAt: '2026-03-07T00:10:00.000Z', arithmetic: { share: 0.1235 } })
})

it('finds the peak among final hours by its lower bound', () => {
  const hour = (at: number, shareLow: number, final = true) =>
    windowCodec.decode(
      windowCodec.encode({
        brandId: 'lumo',
        sizeMs: 3_600_000,
        windowStartMs: START + at * MINUTE,
        ver: '1',
        final,
        mentions: 40,
        share: 0.5,
        shareLow,
      }),
    )
  const [lumo] = reportBrands(counts, [hour(0, 0.2), hour(60, 0.4), hour(120, 0.9, false)], [])
  expect(lumo!.peak).toEqual({ from: '2026-03-07T01:00:00.000Z', mentions: 40, share: 0.5, atLeast: 0.4 })
})

it('prints an episode with its signals and their arithmetic', () => {
  const lines = reportLines(reportBrands(counts, [], [signal('watch', 0, 10)])).join('\n')
  expect(lines).toContain('lumo: 200 mentions, 3 duplicates, 1 late; 25.0 % negative')
  expect(lines).toContain('episode of share, watch  2026-03-07T00:00:00.000Z to 2026-03-07T00:10:00.000Z')
  expect(lines).toContain('share = 0.1235')
})
