import { signalCodec } from '@tocsin/shared/events/codec.ts'
import type { BrandSituation } from '@tocsin/shared/gen/tocsin/crisis/v1/BrandSituation.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import type { SignalInput } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { MINUTE, NINE, sampleBrand, sampleSignal } from '../../test/samples.ts'
import { applyConfig } from './apply.ts'
import { applySignal } from './apply-signal.ts'
import { applyCrisisEntry, applyHeard, applySituation, applySituations, settleSignal } from './decisions.ts'
import { brandState, createLiveState, type LiveState, NO_CHANGE } from './state.ts'

let state: LiveState
const place = { topic: 'crises', partition: 0, offset: 1n }
const lumo = () => brandState(state, 'lumo')!
const phase = () => [lumo().phase, lumo().phaseSinceMs]
const situation = (phaseName: string, more: Partial<BrandSituation> = {}) =>
  ({ brandId: 'lumo', crisisId: 'c1', phase: phaseName, sinceMs: NINE, stageTitle: 'Alarm', ...more }) as BrandSituation
const signal = (ver: number, more: SignalInput = {}) =>
  applySignal(state, signalCodec.decode(signalCodec.encode(sampleSignal('lumo', NINE, ver, more))), place)
const suspect = { level: 'RULE_LEVEL_SUSPECT' } as const
const closed = { state: 'SIGNAL_STATE_CLOSED', closedAtMs: NINE + MINUTE } as const
const entry = (kind: string, more: object = {}) =>
  applyCrisisEntry(
    state,
    { seq: 1, crisisId: 'c1', atMs: NINE + 2 * MINUTE, kind, text: `${kind}.`, ...more } as TimelineEntry,
    ['lumo'],
    place,
  )

beforeEach(() => {
  state = createLiveState(() => 0)
  for (const brandId of ['lumo', 'kopi']) applyConfig(state, `brand/${brandId}`, sampleBrand(brandId) as never)
  applyHeard(state, true)
})

describe('a brand', () => {
  it('has the phase of its crisis, whatever its signals say', () => {
    signal(1, suspect)
    applySituation(state, situation('PHASE_ACTIVE'))
    expect(phase()).toEqual(['active', NINE])
    signal(2, { ...suspect, ...closed })
    expect([lumo().phase, lumo().crisis?.stage]).toEqual(['active', 'Alarm'])
  })

  it.each(['PHASE_UNSPECIFIED', 'PHASE_DECLINED', 'PHASE_CLOSED'])('is in no crisis in %s', name => {
    applySituation(state, situation('PHASE_ACTIVE'))
    expect(applySituation(state, situation(name)).brands).toEqual(['lumo'])
    expect([lumo().phase, lumo().crisis]).toEqual(['calm', null])
  })

  it('changes only when its situation does, and is in none when it is not named', () => {
    applySituation(state, situation('PHASE_ACTIVE'))
    expect(applySituation(state, situation('PHASE_ACTIVE'))).toBe(NO_CHANGE)
    expect(applySituations(state, []).brands).toEqual(['lumo'])
    expect(lumo().crisis).toBeNull()
  })

  it('is watched while a signal is open that nobody is asked about', () => {
    signal(1)
    expect(phase()).toEqual(['watch', NINE])
    entry('declined')
    expect(phase()).toEqual(['watch', NINE + 2 * MINUTE])
    signal(2, closed)
    expect(phase()).toEqual(['calm', NINE + 2 * MINUTE])
  })

  it('stays as it was until the crisis of a new signal has had its moment', () => {
    expect(signal(1, suspect).fresh).toEqual({ signalId: `lumo/share/${NINE}`, brandId: 'lumo' })
    expect(lumo().phase).toBe('calm')
    settleSignal(state, `lumo/share/${NINE}`, 'lumo')
    expect(lumo().phase).toBe('watch')
  })

  it('is what the level of its signals says while decisions are not heard of, but keeps its crisis', () => {
    signal(1, suspect)
    settleSignal(state, `lumo/share/${NINE}`, 'lumo')
    expect(applyHeard(state, false).brands).toEqual(['lumo'])
    expect(lumo().phase).toBe('suspected')
    applySituation(state, situation('PHASE_RECOVERING'))
    expect(lumo().phase).toBe('recovering')
  })
})

describe('the timeline', () => {
  it('names the brands that the crisis has at that moment', () => {
    const suspected = entry('suspected', { event: { suspected: { brandIds: ['lumo'] } } })
    expect(suspected.event).toMatchObject({ event: { id: 'crisis/1', brandId: 'lumo', text: 'Lumo: suspected.' } })
    const joined = entry('brandJoined', { seq: 2, event: { brandJoined: { brandId: 'kopi' } } })
    expect(joined.event).toMatchObject({
      event: { brandId: '', text: 'Lumo, Kopi: brandJoined.' },
      brandIds: ['lumo', 'kopi'],
    })
  })

  it.each(['updatePosted', 'expertAnswered', 'stepCompleted', 'acknowledged', 'enforcementReported'])(
    'leaves to the console: %s',
    kind => {
      expect(entry(kind)).toBe(NO_CHANGE)
    },
  )
})
