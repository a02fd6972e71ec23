import { mentionCodec, signalCodec, windowCodec } from '@tocsin/shared/events/codec.ts'
import type { ConfigVersion } from '@tocsin/shared/gen/tocsin/config/v1/ConfigVersion.ts'
import type { Control } from '@tocsin/shared/gen/tocsin/mention/v1/Control.ts'
import type { MentionInput } from '@tocsin/shared/gen/tocsin/mention/v1/Mention.ts'
import type { Signal } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { Window } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'
import { createFold, createFoldState, type Fold, type FoldOptions, type FoldState } from '../src/core/fold.ts'
import { createMentionReader } from '../src/core/wire.ts'

/** A Monday, 00:00 UTC. */
export const START_MS = Date.UTC(2026, 0, 5)

export type Entry =
  | { readonly kind: 'mention'; readonly appendedAtMs: number; readonly value: Uint8Array }
  | { readonly kind: 'tick'; readonly appendedAtMs: number }
  | {
      readonly kind: 'control'
      readonly appendedAtMs: number
      readonly control: Control
      readonly config?: ConfigVersion
    }

let nextId = 0

/** A mention as sentiment would have appended it; `atMs` is both published and appended unless said otherwise. */
export const mention = (atMs: number, over: MentionInput = {}): Entry => {
  const appendedAtMs = Number(over.appendedAtMs ?? atMs)
  const value = mentionCodec.encode({
    brandId: 'lumo',
    source: 'test',
    nativeId: `m${nextId++}`,
    eventTimeMs: atMs,
    timing: 'TIMING_LIVE',
    text: 'nothing to see',
    language: 'en',
    sentiment: 'SENTIMENT_NEUTRAL',
    scorerVersion: 'test@1',
    ...over,
    appendedAtMs,
  })
  return { kind: 'mention', appendedAtMs, value }
}

export const negative = (atMs: number, author: string, over: MentionInput = {}): Entry =>
  mention(atMs, { sentiment: 'SENTIMENT_NEGATIVE', authorHash: author, text: 'the app is broken', ...over })

export const tick = (appendedAtMs: number): Entry => ({ kind: 'tick', appendedAtMs })

export const flag = (appendedAtMs: number, flagId: string): Entry => ({
  kind: 'control',
  appendedAtMs,
  control: {
    brandId: 'lumo',
    configId: '',
    configVersion: 0,
    appendedAtMs,
    flag: { flagId, note: '', raisedBy: 'p1', raisedAtMs: appendedAtMs },
  },
})

export const configured = (appendedAtMs: number, config: ConfigVersion): Entry => ({
  kind: 'control',
  appendedAtMs,
  config,
  control: { brandId: 'lumo', configId: config.configId, configVersion: config.version, appendedAtMs, flag: null },
})

const read = createMentionReader()

export const apply = (fold: Fold, entry: Entry, offset: bigint): void => {
  if (entry.kind === 'tick') fold.tick(entry.appendedAtMs, offset)
  else if (entry.kind === 'control') fold.control(entry.control, entry.config, entry.appendedAtMs, offset)
  else {
    const view = read(entry.value)
    if (typeof view === 'string') throw new Error(`bad test mention: ${view}`)
    fold.mention(view, entry.appendedAtMs, offset)
  }
}

export interface Results {
  /** Every value told, in order, as it came off the wire. */
  readonly windows: Window[]
  readonly signals: Signal[]
  readonly state: FoldState
  readonly fold: Fold
}

/** Folds entries in order and takes the results after every `batch` entries. */
export const foldAll = (
  entries: readonly Entry[],
  { batch = 1, ...options }: FoldOptions & { batch?: number } = {},
): Results => {
  const state = createFoldState()
  const fold = createFold(state, options)
  const windows: Window[] = []
  const signals: Signal[] = []
  const take = (): void => {
    const told = fold.take()
    windows.push(...told.windows.map(({ value }) => windowCodec.decode(value)))
    signals.push(...told.signals.map(value => signalCodec.decode(signalCodec.encode(value))))
  }
  for (const [index, entry] of entries.entries()) {
    apply(fold, entry, BigInt(index))
    if ((index + 1) % batch === 0) take()
  }
  take()
  return { windows, signals, state, fold }
}

const byKey = (a: Window, b: Window): number =>
  a.sizeMs - b.sizeMs || a.windowStartMs - b.windowStartMs || (a.brandId < b.brandId ? -1 : 1)

/** The last value of every final window. */
export const finals = (windows: readonly Window[]): Window[] => {
  const last = new Map<string, Window>()
  for (const window of windows)
    if (window.final) last.set(`${window.brandId}/${window.sizeMs}/${window.windowStartMs}`, window)
  return [...last.values()].sort(byKey)
}

/** What stands in the end, without what may differ between equal runs: places in the log. */
export const lastSignals = (signals: readonly Signal[]): Signal[] => {
  const last = new Map<string, Signal>()
  for (const signal of signals) last.set(signal.signalId, { ...signal, ver: '0' })
  return [...last.values()].sort((a, b) => (a.signalId < b.signalId ? -1 : 1))
}
