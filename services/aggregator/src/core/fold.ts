import type { ConfigVersion } from '@tocsin/shared/gen/tocsin/config/v1/ConfigVersion.ts'
import type { Rule } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'
import type { Control } from '@tocsin/shared/gen/tocsin/mention/v1/Control.ts'
import type { SignalInput } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import {
  addMention,
  type BrandFold,
  createBrand,
  placeOf,
  putMention,
  setBaseline,
  setBrandConfig,
  setRules,
  type Tally,
} from './brand.ts'
import { createDedupe, type Dedupe, generationOf } from './dedupe.ts'
import { evaluateBrand, tellNewest } from './evaluate.ts'
import type { SignalSink } from './standing.ts'
import { assignPane, floorTo, PARTIAL_START_MS, SECOND_MS, sealedTo, versionOf } from './time.ts'
import { type EncodedWindow, setVersion } from './window-wire.ts'
import type { MentionView } from './wire.ts'
import { varint64 } from './wire-writer.ts'

const FLAGS_KEPT = 100

/** Where a generation of the duplicate filter begins: a place to fold again from. */
export interface GenerationStart {
  readonly generation: number
  readonly firstOffset: bigint
  readonly streamTimeMs: number
  readonly oldestKept: number
}

/** What became known since the last time: whole values, each window at most once, signals in order. */
export interface Outputs {
  readonly windows: readonly EncodedWindow[]
  readonly signals: readonly SignalInput[]
}

/**
 * One partition, folded in offset order. All that can change a result comes in through these calls; the same records give the same
 * results whatever the batches, and the same final windows and signals however many ticks lie between them.
 */
export interface Fold {
  /** A mention; repeats are dropped here. */
  mention(mention: MentionView, appendedAtMs: number, offset: bigint): void
  tick(appendedAtMs: number, offset: bigint): void
  /** `config` is the version that the control names; undefined for a flag. */
  control(control: Control, config: ConfigVersion | undefined, appendedAtMs: number, offset: bigint): void
  /**
   * The values that changed since the last call. Within one call a window comes once, at its latest value. Without `newest`, windows that are
   * still open wait for a later call.
   */
  take(options?: { readonly newest: boolean }): Outputs
  /** True while records up to the checkpoint are folded again and nothing is told. */
  refolding(): boolean
  streamTimeMs(): number
  tallies(): ReadonlyMap<string, Tally>
}

/** The state behind a fold, shared with `checkpoint.ts` and nobody else. */
export interface FoldState {
  readonly brands: Map<string, BrandFold>
  /** In order of ids, so that results come in the same order after a restart. */
  sorted: BrandFold[]
  readonly dedupe: Dedupe
  starts: GenerationStart[]
  /** Earlier generations are in the state topic. */
  savedGeneration: number
  offset: bigint
  streamTimeMs: number
  publishFromMs: number
  /** Up to here records only rebuild panes and the duplicate filter. */
  muted:
    | {
        readonly atOffset: bigint
        /** Stream time at that offset. */
        readonly streamTimeMs: number
        readonly sealedToMs: number
        readonly finish: () => void
      }
    | undefined
}

export interface FoldOptions {
  /** The first record is not the first of the log, and there is no checkpoint: the first windows would be partial. */
  readonly partial?: boolean
  /** Used instead of every brand's own rules: a back-test. */
  readonly rules?: readonly Rule[]
  /** Partition layout of the topics: results of a later one win (default 1). */
  readonly layout?: number
}

export const createFoldState = (): FoldState => ({
  brands: new Map(),
  sorted: [],
  dedupe: createDedupe(),
  starts: [],
  savedGeneration: 0,
  offset: -1n,
  streamTimeMs: 0,
  publishFromMs: 0,
  muted: undefined,
})

export const brandOf = (state: FoldState, brandId: string, rules?: readonly Rule[]): BrandFold => {
  const known = state.brands.get(brandId)
  if (known !== undefined) return known
  const brand = createBrand(brandId, floorTo(state.streamTimeMs, SECOND_MS), rules)
  brand.publishFromMs = state.publishFromMs
  state.brands.set(brandId, brand)
  state.sorted.push(brand)
  state.sorted.sort((a, b) => (a.brandId < b.brandId ? -1 : 1))
  return brand
}

const applyConfig = (brand: BrandFold, config: ConfigVersion, rules: readonly Rule[] | undefined): void => {
  if (config.brand && config.version > brand.brandVersion) {
    setBrandConfig(brand, config.brand, config.version)
    setRules(brand, rules ?? config.brand.rules)
  } else if (config.baseline && config.version > brand.baselineVersion)
    setBaseline(brand, config.baseline, config.version)
}

export const createFold = (state: FoldState, { partial = false, rules, layout }: FoldOptions = {}): Fold => {
  const signals: SignalInput[] = []
  /** Signals of the record in hand: an episode that moves twice before it is told as it stands. */
  const moved = new Map<string, SignalInput>()

  const sink: SignalSink = {
    signal(signal) {
      moved.set(signal.signalId!, signal)
    },
  }

  /** Nothing can happen before this second; 0 while a brand has changed, and at the start. */
  let nextDueMs = 0

  /** Evaluates every whole second up to and with the new stream time; seconds in which nothing can happen are skipped. */
  const evaluateTo = (fromMs: number, toMs: number): void => {
    const target = floorTo(toMs, SECOND_MS)
    for (let second = Math.max(nextDueMs, fromMs + SECOND_MS); second <= target; ) {
      nextDueMs = Number.POSITIVE_INFINITY
      for (const brand of state.sorted) {
        if (brand.changed || brand.nextWakeMs <= second) evaluateBrand(brand, second, sink)
        if (brand.nextWakeMs < nextDueMs) nextDueMs = brand.nextWakeMs
      }
      second = Math.max(nextDueMs, second + SECOND_MS)
    }
  }

  const begin = (appendedAtMs: number, offset: bigint): void => {
    if (state.muted !== undefined && offset > state.muted.atOffset) {
      const { finish } = state.muted
      state.muted = undefined
      finish()
    }
    const before = state.streamTimeMs
    const first = before === 0
    if (first && partial) state.publishFromMs = appendedAtMs + PARTIAL_START_MS
    if (appendedAtMs > before) state.streamTimeMs = appendedAtMs
    const generation = generationOf(state.streamTimeMs)
    if (generation > (state.starts.at(-1)?.generation ?? 0)) {
      state.dedupe.enter(generation)
      const oldestKept = state.dedupe.oldestKept()
      state.starts.push({ generation, firstOffset: offset, streamTimeMs: before, oldestKept })
    }
    state.offset = offset
    if (state.muted !== undefined || first) return
    evaluateTo(floorTo(before, SECOND_MS), state.streamTimeMs)
    if (moved.size === 0) return
    const ver = versionOf(offset, layout)
    for (const signal of moved.values()) signals.push({ ...signal, ver })
    moved.clear()
  }

  const refold = (mention: MentionView, brand: BrandFold, appendedAtMs: number, sealedBefore: number): void => {
    const sealedThen = sealedTo(floorTo(state.streamTimeMs, SECOND_MS))
    const placed = placeOf(mention, appendedAtMs)
    const paneMs = placed < sealedThen ? assignPane(appendedAtMs) : placed
    if (paneMs >= sealedBefore) putMention(brand.panes, mention, appendedAtMs, sealedThen)
  }

  return {
    mention(mention, appendedAtMs, offset) {
      begin(appendedAtMs, offset)
      const nowMs = state.streamTimeMs
      const isNew = state.dedupe.add(mention.hashHigh, mention.hashLow)
      const brand = brandOf(state, mention.brandId, rules)
      if (state.muted !== undefined) {
        if (isNew) refold(mention, brand, nowMs, state.muted.sealedToMs)
      } else if (isNew) {
        addMention(brand, mention, nowMs, floorTo(nowMs, SECOND_MS))
        nextDueMs = 0
      } else {
        brand.tally.duplicates += mention.weight
        brand.touched = true
      }
    },
    tick(appendedAtMs, offset) {
      begin(appendedAtMs, offset)
    },
    control(control, config, appendedAtMs, offset) {
      begin(appendedAtMs, offset)
      if (state.muted !== undefined || control.brandId === '') return
      const brand = brandOf(state, control.brandId, rules)
      brand.changed = true
      brand.touched = true
      nextDueMs = 0
      if (config !== undefined) applyConfig(brand, config, rules)
      const flag = control.flag
      if (flag && !brand.flags.some(one => one.flagId === flag.flagId)) {
        brand.flags = [...brand.flags, { flagId: flag.flagId, raisedAtMs: appendedAtMs }].slice(-FLAGS_KEPT)
      }
    },
    take({ newest } = { newest: true }) {
      if (state.muted !== undefined) return { windows: [], signals: [] }
      const ver = varint64(BigInt(versionOf(state.offset, layout)))
      const windows: EncodedWindow[] = []
      for (const brand of state.sorted) {
        if (newest && brand.untold) tellNewest(brand, floorTo(state.streamTimeMs, SECOND_MS))
        if (brand.told.size === 0) continue
        for (const value of brand.told.values()) {
          setVersion(value, ver)
          windows.push({ brandId: brand.brandId, value })
        }
        brand.told.clear()
      }
      return { windows, signals: signals.splice(0) }
    },
    refolding: () => state.muted !== undefined,
    streamTimeMs: () => state.streamTimeMs,
    tallies: () => new Map(state.sorted.map(brand => [brand.brandId, brand.tally])),
  }
}
