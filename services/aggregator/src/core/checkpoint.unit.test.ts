import { signalCodec } from '@tocsin/shared/events/codec.ts'
import scorers from '@tocsin/shared/events/scorer-errors.json' with { type: 'json' }
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { story } from '../../test-support/story.ts'
import { apply, type Entry, mention, negative, START_MS, tick } from '../../test-support/timeline.ts'
import { collectState, createCheckpointWriter, restoreFoldState, type SavedState } from './checkpoint.ts'
import { createFold, createFoldState, type Fold, type FoldState } from './fold.ts'
import type { ConfigOf } from './state-brand.ts'
import type { StateRecord } from './state-records.ts'

/** What was told at each offset, as the bytes that go to the log. */
type Told = Map<number, string[]>

const takeInto = (told: Told, offset: number, fold: Fold): void => {
  const { windows, signals } = fold.take()
  const bytes = [...signals.map(signal => signalCodec.encode(signal)), ...windows.map(({ value }) => value)]
  if (bytes.length > 0)
    told.set(
      offset,
      bytes.map(one => Buffer.from(one).toString('base64')),
    )
}

const configsOf = (entries: readonly Entry[]): ConfigOf => {
  const known = new Map(
    entries.flatMap(entry =>
      entry.kind === 'control' && entry.config
        ? [[`${entry.config.configId}@${entry.config.version}`, entry.config] as const]
        : [],
    ),
  )
  return (configId, version) => known.get(`${configId}@${version}`)!
}

/** Folds with checkpoints at some offsets, kept as a compacted topic would keep them. */
const foldWithCheckpoints = (
  entries: readonly Entry[],
  at: readonly number[],
  from?: { state: FoldState; offset: number },
) => {
  const state = from?.state ?? createFoldState()
  const fold = createFold(state)
  const writer = createCheckpointWriter(state)
  const told: Told = new Map()
  const topic: StateRecord[] = []
  for (let offset = from?.offset ?? 0; offset < entries.length; offset++) {
    apply(fold, entries[offset]!, BigInt(offset))
    takeInto(told, offset, fold)
    if (at.includes(offset)) topic.push(...(writer.write()?.records ?? []))
  }
  return { told, topic, fold }
}

const load = (topic: readonly StateRecord[]): SavedState => {
  const collected = collectState()
  for (const record of topic) collected.add(record)
  return collected.saved()!
}

const resume = (topic: readonly StateRecord[], entries: readonly Entry[]): { state: FoldState; offset: number } => {
  const state = restoreFoldState(load(topic), configsOf(entries))!
  return { state, offset: Number(state.offset) + 1 }
}

const after = (told: Told, offset: number): [number, string[]][] => [...told].filter(([at]) => at > offset)

const measured = Object.keys(scorers)[0]!

const day = (seed: number): Entry[] => {
  const entries: Entry[] = []
  for (let i = 0; i < 2_000; i++) {
    const atMs = START_MS + i * 40_000
    // a scorer whose errors are known, another one, and the first again
    const scorerVersion = i > 900 && i < 1_000 ? 'other@1' : measured
    const isNegative = i > 1_700 ? i % 4 !== 0 : (i + seed) % 5 === 0
    entries.push(
      isNegative
        ? negative(atMs, `a${i % 60}`, { text: `update ${i % 3 === 0 ? 'broke the app' : 'is bad'}`, scorerVersion })
        : mention(atMs, { scorerVersion }),
    )
    if (i % 9 === 0) entries.push(entries[Math.max(0, entries.length - 4)]!)
  }
  entries.push(tick(START_MS + 2_000 * 40_000 + 7_200_000))
  return entries
}

describe('checkpoint and refold', { timeout: 60_000 }, () => {
  it('gives what a fold from the start gives, byte for byte, wherever the log is cut', () => {
    fc.assert(
      fc.property(story(120), fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), (entries, cuts) => {
        const whole = foldWithCheckpoints(entries, [])
        const at = [...new Set(cuts.map(cut => cut % entries.length))].sort((a, b) => a - b)
        const before = foldWithCheckpoints(entries, at)
        expect(before.told).toEqual(whole.told)
        const last = at.at(-1)!
        const resumed = foldWithCheckpoints(entries, [], resume(before.topic, entries))
        expect(after(resumed.told, -1)).toEqual(after(whole.told, last))
        expect(resumed.fold.tallies()).toEqual(whole.fold.tallies())
      }),
      { numRuns: 150 },
    )
  })

  it('does so through a day with a crisis, stopped again and again', () => {
    const entries = day(1)
    const whole = foldWithCheckpoints(entries, [])
    const signals = [...whole.told.values()].flat().length
    expect(signals).toBeGreaterThan(1_000)
    let topic: StateRecord[] = []
    let from: { state: FoldState; offset: number } | undefined
    for (const cut of [200, 201, 950, 1_005, 1_400, 1_950, 2_000, 2_150]) {
      const part = foldWithCheckpoints(entries.slice(0, cut + 1), [cut], from)
      topic = [...topic, ...part.topic]
      from = resume(topic, entries)
    }
    const resumed = foldWithCheckpoints(entries, [], from)
    expect(after(resumed.told, -1)).toEqual(after(whole.told, 2_150))
  })

  it('tells nothing while it folds again, and nothing of a checkpoint that was cut off', () => {
    const entries = day(2)
    const first = foldWithCheckpoints(entries.slice(0, 900), [500, 899])
    const cutOff = first.topic.slice(0, -1)
    expect(load(cutOff).checkpoint.atOffset).toBe('500')
    const { state, offset } = resume(first.topic, entries)
    const fold = createFold(state)
    for (let at = offset; at <= 899; at++) {
      apply(fold, entries[at]!, BigInt(at))
      expect(fold.take()).toEqual({ windows: [], signals: [] })
    }
    expect(fold.refolding()).toBe(true)
    apply(fold, entries[900]!, 900n)
    expect(fold.refolding()).toBe(false)
  })

  it('refuses state that does not belong together', () => {
    const entries = day(3)
    const { topic } = foldWithCheckpoints(entries.slice(0, 600), [300, 599])
    const saved = load(topic)
    const stale = load(topic.slice(0, topic.findIndex(record => record.key === '@partition') + 1))
    const mixed = {
      checkpoint: saved.checkpoint,
      values: new Map([...saved.values, ['lumo', stale.values.get('lumo')!]]),
    }
    expect(restoreFoldState(mixed, configsOf(entries))).toBeUndefined()
  })

  it('clears the slots of panes that no window holds any more', () => {
    const entries = day(4)
    const { topic } = foldWithCheckpoints(entries, [300, 600, 900, 1_200])
    const panes = [...load(topic).values].filter(([key]) => key.includes('/pane/'))
    expect(panes.filter(([, value]) => value.length > 0).length).toBeLessThan(150)
    expect(panes.some(([, value]) => value.length === 0)).toBe(true)
  })
})
