import { signalCodec, sourceHealthCodec, windowCodec } from '@tocsin/shared/events/codec.ts'
import type { SourceHealthInput } from '@tocsin/shared/gen/tocsin/ingest/v1/SourceHealth.ts'
import type { SignalInput } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { WindowInput } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { MINUTE, NINE, SECOND, sampleBrand, sampleHealth, sampleSignal, sampleWindow } from '../../test/samples.ts'
import { applyConfig, applyHealth, applyProgress, applyWindow } from './apply.ts'
import { applySignal } from './apply-signal.ts'
import { brandState, createLiveState, type LiveState, NO_CHANGE, shownBrandIds } from './state.ts'

let state: LiveState
const place = { topic: 'any', partition: 0, offset: 0n }
const lumo = () => brandState(state, 'lumo')!
const config = (brandId: string, version = 1) =>
  applyConfig(state, `brand/${brandId}`, sampleBrand(brandId, version) as never)
const window = (endMs: number, ver: number, more: WindowInput = {}) =>
  applyWindow(state, windowCodec.decode(windowCodec.encode(sampleWindow('lumo', endMs, ver, more))), place)
const signal = (ver: number, more: SignalInput = {}) =>
  applySignal(state, signalCodec.decode(signalCodec.encode(sampleSignal('lumo', NINE, ver, more))), place)
const health = (sinceMs: number, more: SourceHealthInput = {}) =>
  applyHealth(state, sourceHealthCodec.decode(sourceHealthCodec.encode(sampleHealth('rss', sinceMs, more))), place)

beforeEach(() => {
  state = createLiveState(brandId => (brandId === 'lumo' ? 0 : 1))
  config('lumo')
})

describe('windows', () => {
  it.each([
    [
      'a later window is the newest',
      [
        [NINE, 1, 10],
        [NINE + 10 * SECOND, 2, 20],
      ],
      20,
    ],
    [
      'an earlier one does not come back, whatever its version',
      [
        [NINE, 1, 10],
        [NINE - 10 * SECOND, 9, 20],
      ],
      10,
    ],
    [
      'a higher version of the same window wins',
      [
        [NINE, 1, 10],
        [NINE, 2, 20],
      ],
      20,
    ],
    [
      'a lower version loses',
      [
        [NINE, 9, 10],
        [NINE, 8, 20],
      ],
      10,
    ],
    [
      'versions are compared as numbers, not as text',
      [
        [NINE, 9, 10],
        [NINE, 10, 20],
      ],
      20,
    ],
    [
      'the same version again changes nothing',
      [
        [NINE, 5, 10],
        [NINE, 5, 20],
      ],
      10,
    ],
  ] as const)('%s', (_sentence, windows, mentions) => {
    for (const [endMs, ver, count] of windows) window(endMs, ver, { mentions: count })
    expect(lumo().window?.mentions).toBe(mentions)
  })

  it('of five minutes and of an hour are kept apart; other sizes are not shown', () => {
    window(NINE, 1, { mentions: 5 })
    window(NINE, 2, { mentions: 60, sizeMs: 3_600_000 })
    expect(window(NINE, 3, { mentions: 1, sizeMs: 60_000 })).toBe(NO_CHANGE)
    expect([lumo().window?.mentions, lumo().hour?.mentions]).toEqual([5, 60])
  })

  it('make a minute point when they end on a minute, in order, revised by a higher version', () => {
    window(NINE + MINUTE, 2, { mentions: 20 })
    window(NINE, 1, { mentions: 10 })
    window(NINE + 10 * SECOND, 3, { mentions: 99 })
    expect(window(NINE, 4, { mentions: 11 })).toEqual({ brands: [], trend: 'lumo' })
    expect(window(NINE, 3, { mentions: 12 })).toEqual({ brands: [] })
    expect(lumo().trend.map(({ t, mentions }) => [t, mentions])).toEqual([
      [NINE, 11],
      [NINE + MINUTE, 20],
    ])
  })

  it('leave the trend after two hours', () => {
    for (let minute = 0; minute < 200; minute++) window(NINE + minute * MINUTE, minute + 1)
    expect(lumo().trend).toHaveLength(120)
    expect(lumo().trend[0]?.t).toBe(NINE + 80 * MINUTE)
    applyProgress(state, 0, NINE + 260 * MINUTE)
    expect(lumo().trend).toHaveLength(59)
  })

  it('tell once an hour that history was revised', () => {
    const late = (atMs: number, ver: number) => window(atMs, ver, { late: 2 }).event?.event.id
    expect([late(NINE, 1), late(NINE + MINUTE, 2), late(NINE + 60 * MINUTE, 3)]).toEqual([
      `revised/lumo/${NINE}`,
      undefined,
      `revised/lumo/${NINE + 60 * MINUTE}`,
    ])
  })
})

describe('progress', () => {
  it('moves the age of the data of the brands of its partition', () => {
    config('kopi')
    window(NINE, 1)
    expect(applyProgress(state, 0, NINE + SECOND)).toEqual({ brands: [], dataAsOf: ['lumo'] })
    expect(lumo().dataAsOfMs).toBe(NINE + SECOND)
    expect(brandState(state, 'kopi')?.dataAsOfMs).toBe(0)
    expect(applyProgress(state, 0, NINE)).toBe(NO_CHANGE)
  })

  it('turns a window that ended long before into "no mentions"', () => {
    window(NINE, 1)
    expect(applyProgress(state, 0, NINE + 40 * SECOND).brands).toEqual([])
    expect(lumo().window).not.toBeNull()
    expect(applyProgress(state, 0, NINE + 41 * SECOND).brands).toEqual(['lumo'])
    expect(lumo().window).toBeNull()
  })
})

describe('signals', () => {
  const suspect = { level: 'RULE_LEVEL_SUSPECT' } as const
  const closed = {
    state: 'SIGNAL_STATE_CLOSED',
    updatedAtMs: NINE + 9 * MINUTE,
    closedAtMs: NINE + 9 * MINUTE,
  } as const

  it('give the phase: watch, suspected, calm again, each with its time', () => {
    expect(lumo()).toMatchObject({ phase: 'calm', phaseSinceMs: 0 })
    signal(1)
    expect(lumo()).toMatchObject({ phase: 'watch', phaseSinceMs: NINE })
    signal(2, { ...suspect, updatedAtMs: NINE + MINUTE })
    expect(lumo()).toMatchObject({ phase: 'suspected', phaseSinceMs: NINE + MINUTE })
    signal(3, { ...suspect, ...closed })
    expect(lumo()).toMatchObject({ phase: 'calm', phaseSinceMs: NINE + 9 * MINUTE, signals: [] })
  })

  it('keep the worse phase while another signal is open, and stand worst first', () => {
    signal(1)
    signal(2, { ...suspect, signalId: 'lumo/count/1', ruleId: 'count' })
    expect(lumo().signals.map(({ ruleId }) => ruleId)).toEqual(['count', 'share'])
    signal(3, { ...suspect, ...closed, signalId: 'lumo/count/1' })
    expect(lumo().phase).toBe('watch')
  })

  it.each([
    [
      'opened, then refreshed',
      [
        [1, {}],
        [2, {}],
      ],
      ['opened', undefined],
    ],
    [
      'opened, then raised, then refreshed',
      [
        [1, {}],
        [2, suspect],
        [3, suspect],
      ],
      ['opened', 'raised', undefined],
    ],
    [
      'opened as suspect',
      [
        [1, suspect],
        [2, suspect],
      ],
      ['opened', undefined],
    ],
    [
      'closed, and closed again by a replay',
      [
        [1, {}],
        [2, closed],
        [2, closed],
      ],
      ['opened', 'closed', undefined],
    ],
    [
      'an older value after the close',
      [
        [5, closed],
        [4, {}],
      ],
      ['closed', undefined],
    ],
  ] as const)('tell each turn once: %s', (_sentence, records, told) => {
    const kinds = records.map(([ver, more]) => signal(ver, more).event?.event.id.split('/').at(-1))
    expect(kinds).toEqual(told)
  })
})

describe('sources', () => {
  const silent = { state: 'SOURCE_STATE_SILENT' } as const

  it('make the brands they feed blind, and tell each turn once', () => {
    const turns = [
      health(NINE),
      health(NINE + MINUTE, silent),
      health(NINE + MINUTE, { ...silent, reportedAtMs: NINE + 2 * MINUTE }),
      health(NINE + 3 * MINUTE, { state: 'SOURCE_STATE_STARTING' }),
      health(NINE + 4 * MINUTE),
    ]
    expect(turns.map(({ event }) => event?.event.kind)).toEqual([
      undefined,
      'source-blind',
      undefined,
      undefined,
      'source-live',
    ])
    expect(turns.map(({ brands }) => brands)).toEqual([[], ['lumo'], [], ['lumo'], []])
  })

  it('blind only the brands that they name', () => {
    config('kopi')
    health(NINE, { ...silent, brandIds: ['kopi'] })
    expect([lumo().blindSources, brandState(state, 'kopi')?.blindSources]).toEqual([[], ['rss']])
  })
})

describe('brands', () => {
  it('are shown once they have a configuration, in the order of their names, until it is removed', () => {
    applyWindow(state, windowCodec.decode(windowCodec.encode(sampleWindow('zeta', NINE, 1))), place)
    expect(shownBrandIds(state)).toEqual(['lumo'])
    config('kopi')
    expect(shownBrandIds(state)).toEqual(['kopi', 'lumo'])
    expect(applyConfig(state, 'brand/kopi', undefined)).toEqual({ brands: [], removed: 'kopi' })
    expect(shownBrandIds(state)).toEqual(['lumo'])
  })

  it('take only a higher version, and nothing of baselines', () => {
    expect(config('lumo', 1)).toBe(NO_CHANGE)
    expect(config('lumo', 2).brands).toEqual(['lumo'])
    expect(applyConfig(state, 'baseline/lumo', sampleBrand('lumo', 9) as never)).toBe(NO_CHANGE)
  })
})
