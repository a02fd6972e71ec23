import { describe, expect, it } from 'vitest'
import { createSourceMonitor, type MonitorOptions } from './source-monitor.ts'
import { createUsualGap } from './usual-gap.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const monitor = (of: Partial<MonitorOptions> = {}) =>
  createSourceMonitor({
    source: 's',
    kind: 'webhook',
    brandIds: [],
    floorMs: 30 * SECOND,
    declaredGapMs: undefined,
    learns: true,
    lagLimitMs: 2 * MINUTE,
    startedAtMs: 0,
    ...of,
  })

describe('the usual gap', () => {
  it('is unknown until enough was seen', () => {
    const gap = createUsualGap()
    for (let i = 1; i < 50; i++) gap.learn(SECOND, i * SECOND)
    expect(gap.valueMs()).toBeUndefined()
    gap.learn(SECOND, 50 * SECOND)
    expect(gap.valueMs()).toBeGreaterThanOrEqual(SECOND)
    expect(gap.valueMs()).toBeLessThan(1.5 * SECOND)
  })

  it('knows slow nights although busy days have far more arrivals', () => {
    const gap = createUsualGap()
    let atMs = 0
    const pass = (gapMs: number, count: number): void => {
      for (let i = 0; i < count; i++) {
        atMs += gapMs
        gap.learn(gapMs, atMs)
      }
    }
    pass(SECOND, 16 * 3_600)
    pass(MINUTE, 8 * 60)
    expect(gap.valueMs()).toBeGreaterThanOrEqual(MINUTE)
    expect(gap.valueMs()).toBeLessThan(2 * MINUTE)
  })

  it('forgets what is weeks ago', () => {
    const gap = createUsualGap()
    for (let i = 1; i <= 60; i++) gap.learn(10 * MINUTE, i * 10 * MINUTE)
    for (let i = 1; i <= 60 * 24 * 70; i++) gap.learn(MINUTE, 10 * HOUR + i * MINUTE)
    expect(gap.valueMs()).toBeLessThan(2 * MINUTE)
  })
})

describe('the health of a source', () => {
  it('starts, lives, is silent for longer than usual, and lives again', () => {
    //  0 ········ 100 s: one each second │ nothing │ 200 s: one
    const source = monitor()
    expect(source.assess(10).state).toBe('SOURCE_STATE_STARTING')
    for (let at = 1; at <= 100; at++) source.accepted(1, at * SECOND, at * SECOND)
    expect(source.assess(129 * SECOND)).toMatchObject({ state: 'SOURCE_STATE_LIVE', mentionsAccepted: 100 })
    expect(source.assess(131 * SECOND)).toMatchObject({
      state: 'SOURCE_STATE_SILENT',
      reason: 'silent for 31 s, usual 1 s',
      sinceMs: 131 * SECOND,
    })
    source.accepted(1, 200 * SECOND, 200 * SECOND)
    expect(source.assess(201 * SECOND)).toMatchObject({ state: 'SOURCE_STATE_LIVE', sinceMs: 201 * SECOND })
  })

  it('does not call silent what it does not know yet, unless a gap is declared', () => {
    expect(monitor().assess(HOUR).state).toBe('SOURCE_STATE_STARTING')
    expect(monitor({ declaredGapMs: MINUTE }).assess(4 * MINUTE).state).toBe('SOURCE_STATE_SILENT')
    const once = monitor()
    once.accepted(200, SECOND, SECOND)
    expect(once.assess(HOUR).state).toBe('SOURCE_STATE_LIVE')
  })

  it('never calls silent what is used on demand only', () => {
    const source = monitor({ learns: false })
    for (let at = 1; at <= 100; at++) source.accepted(1, at * SECOND, at * SECOND)
    expect(source.assess(HOUR).state).toBe('SOURCE_STATE_LIVE')
  })

  it('does not learn an outage as usual', () => {
    const source = monitor()
    for (let at = 1; at <= 100; at++) source.heard(at * SECOND)
    source.heard(HOUR)
    for (let at = 1; at <= 100; at++) source.heard(HOUR + at * SECOND)
    expect(source.assess(HOUR + 240 * SECOND).state).toBe('SOURCE_STATE_SILENT')
  })

  it('lags when its newest mention is old, or when its connector says so', () => {
    const source = monitor()
    source.accepted(1, 10 * MINUTE, 7 * MINUTE)
    expect(source.assess(10 * MINUTE)).toMatchObject({ state: 'SOURCE_STATE_LAGGING', lagMs: 3 * MINUTE })
    expect(source.assess(10 * MINUTE, { problem: undefined, lagMs: 0 }).state).toBe('SOURCE_STATE_LIVE')
  })

  it('fails with its reason, recovers, and finishes', () => {
    const source = monitor()
    source.accepted(1, 0, 0)
    source.failed('no such file')
    expect(source.assess(1)).toMatchObject({ state: 'SOURCE_STATE_FAILED', reason: 'no such file' })
    source.recovered()
    expect(source.assess(2).state).toBe('SOURCE_STATE_LIVE')
    expect(source.assess(3, { problem: 'gone', lagMs: undefined })).toMatchObject({ reason: 'gone' })
    source.finished()
    expect(source.assess(HOUR).state).toBe('SOURCE_STATE_FINISHED')
  })
})
