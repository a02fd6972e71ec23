import type { Baseline } from '@tocsin/shared/gen/tocsin/config/v1/Baseline.ts'
import type { Brand } from '@tocsin/shared/gen/tocsin/config/v1/Brand.ts'
import type { Rule } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'
import type { SignalInput } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { AboutTermInput } from '@tocsin/shared/gen/tocsin/window/v1/AboutTerm.ts'
import type { FloodInput } from '@tocsin/shared/gen/tocsin/window/v1/Flood.ts'
import { type Background, type BackgroundHour, createBackground } from './background.ts'
import { DEFAULT_RULES, FLAG_RULE } from './default-rules.ts'
import { initialMemory, type RuleMemory } from './detector.ts'
import { createLearned, hourOf, type Learned, type RunningUsual } from './learned.ts'
import { type AuthorChange, addLate, addToPane, type Pane } from './pane.ts'
import { createPanes, ensurePane, PANE_SLOTS, type Panes } from './panes.ts'
import { completeRule } from './rules.ts'
import { addToWindow, covers, createSlidingWindow, type SlidingWindow } from './sliding.ts'
import { assignPane, PANE_MS, sealedTo, WINDOW_SIZES, windowedAt } from './time.ts'
import type { UsualLevel } from './usual.ts'
import type { MentionView } from './wire.ts'
import { NEGATIVE } from './wire.ts'
import { wordsOf } from './words.ts'

/** A rule with what it remembers, and its open episode as last told. */
export interface RuleSlot {
  readonly rule: Rule
  memory: RuleMemory
  signal: SignalInput | undefined
  /** The rule is gone from the configuration: its episode closes at the next evaluation. */
  retired: boolean
}

export interface EmployeeFlag {
  readonly flagId: string
  readonly raisedAtMs: number
}

export interface Tally {
  mentions: number
  negative: number
  duplicates: number
  late: number
}

/** What a window was found to be about, with how many negatives, at which second. */
export interface About {
  readonly about: AboutTermInput[]
  readonly flood: FloodInput | undefined
  readonly negative: number
  readonly atMs: number
}

const NO_ABOUT: About = { about: [], flood: undefined, negative: 0, atMs: 0 }

/** One small whole number for a window of a brand: ends are multiples of 10 s. */
export const windowKey = (sizeIndex: 0 | 1, endMs: number): number => (endMs / PANE_MS) * 2 + sizeIndex

/** The end of the window that a key stands for, and its size's index. */
export const windowOfKey = (key: number): { readonly sizeIndex: 0 | 1; readonly endMs: number } => ({
  sizeIndex: (key % 2) as 0 | 1,
  endMs: Math.floor(key / 2) * PANE_MS,
})

/** Everything that the fold holds of one brand. `brand.ts` takes mentions in; `evaluate.ts` looks at it once a second. */
export interface BrandFold {
  readonly brandId: string
  readonly panes: Panes
  /** By index of WINDOW_SIZES: the newest window, and the last one that the watermark closed. */
  readonly newest: readonly [SlidingWindow, SlidingWindow]
  readonly closing: readonly [SlidingWindow, SlidingWindow]
  /** By windowKey. */
  readonly revisions: Map<number, number>
  /** Window values that nobody has taken yet, as bytes, by windowKey: each is the latest. */
  readonly told: Map<number, Uint8Array>
  /** Windows that begin earlier are not told. */
  publishFromMs: number
  /** Panes of closed windows that were changed since the last evaluated second. */
  revisedPanes: number[]
  readonly background: Background
  readonly learned: Learned
  /** What the sealed hours say, up to the second from which they say something else. */
  running: { readonly untilMs: number; readonly usual: RunningUsual } | undefined
  readonly usual: ({ readonly endMs: number; readonly level: UsualLevel } | undefined)[]
  /** What the newest windows were last found to be about, by index of WINDOW_SIZES. */
  readonly about: [About, About]
  slots: RuleSlot[]
  flags: EmployeeFlag[]
  config: Brand | undefined
  brandVersion: number
  baseline: Baseline | undefined
  baselineVersion: number
  ownWords: ReadonlySet<string>
  scorerVersion: string
  /** Windows that begin earlier hold mentions of more than one scorer version; 0 while there was one only. */
  scorerSinceMs: number
  sealedToMs: number
  /** No window closes and no pane is sealed before this second. */
  nextCloseMs: number
  lastPaneMs: number
  /** Something was added since the last evaluated second. */
  changed: boolean
  nextWakeMs: number
  /** The newest windows, by index of WINDOW_SIZES, have not been told since they changed. */
  untold: boolean
  readonly tally: Tally
  /** For the checkpoint: panes sealed and hours closed since the last one, and whether anything else changed. */
  unsavedPanes: Pane[]
  /** By slot of `panes`: which pane the saved state holds, as a count of panes since the epoch; 0 for none. */
  readonly savedPanes: Int32Array
  unsavedHours: BackgroundHour[]
  touched: boolean
  writtenAtOffset: bigint
}

const slotsFor = (rules: readonly Rule[]): RuleSlot[] =>
  rules.map(rule => ({ rule: completeRule(rule), memory: initialMemory, signal: undefined, retired: false }))

export const createBrand = (brandId: string, secondMs: number, rules: readonly Rule[] | undefined): BrandFold => ({
  brandId,
  panes: createPanes(),
  newest: [createSlidingWindow(WINDOW_SIZES[0].sizeMs), createSlidingWindow(WINDOW_SIZES[1].sizeMs)],
  closing: [createSlidingWindow(WINDOW_SIZES[0].sizeMs), createSlidingWindow(WINDOW_SIZES[1].sizeMs)],
  revisions: new Map(),
  told: new Map(),
  publishFromMs: 0,
  revisedPanes: [],
  background: createBackground(),
  learned: createLearned(hourOf(secondMs)),
  running: undefined,
  usual: [undefined, undefined],
  about: [NO_ABOUT, NO_ABOUT],
  slots: slotsFor(rules ?? DEFAULT_RULES),
  flags: [],
  config: undefined,
  brandVersion: 0,
  baseline: undefined,
  baselineVersion: 0,
  ownWords: new Set(wordsOf(brandId)),
  scorerVersion: '',
  scorerSinceMs: 0,
  sealedToMs: sealedTo(secondMs),
  nextCloseMs: 0,
  lastPaneMs: 0,
  changed: false,
  nextWakeMs: Number.POSITIVE_INFINITY,
  untold: false,
  tally: { mentions: 0, negative: 0, duplicates: 0, late: 0 },
  unsavedPanes: [],
  savedPanes: new Int32Array(PANE_SLOTS),
  unsavedHours: [],
  touched: true,
  writtenAtOffset: -1n,
})

/** An employee's word counts under any rules. */
const withFlag = (rules: readonly Rule[]): readonly Rule[] =>
  rules.some(({ kind }) => kind === 'RULE_KIND_FLAG') ? rules : [...rules, FLAG_RULE]

/** Puts new rules in force. A rule that keeps its id and kind keeps its memory and its episode. */
export const setRules = (brand: BrandFold, rules: readonly Rule[]): void => {
  const fresh = slotsFor(rules.length > 0 ? withFlag(rules) : DEFAULT_RULES)
  const gone: RuleSlot[] = []
  for (const old of brand.slots) {
    const heir = fresh.find(slot => slot.rule.ruleId === old.rule.ruleId && slot.rule.kind === old.rule.kind)
    if (heir !== undefined && !old.retired) {
      heir.memory = old.memory
      heir.signal = old.signal
    } else if (old.signal !== undefined) {
      old.retired = true
      gone.push(old)
    }
  }
  brand.slots = [...fresh, ...gone]
}

export const setBrandConfig = (brand: BrandFold, config: Brand, version: number): void => {
  brand.config = config
  brand.brandVersion = version
  brand.ownWords = new Set([config.brandId, config.name, ...config.terms.map(term => term.text)].flatMap(wordsOf))
}

export const setBaseline = (brand: BrandFold, baseline: Baseline, version: number): void => {
  brand.baseline = baseline
  brand.baselineVersion = version
  brand.usual.fill(undefined)
}

const change: AuthorChange = { counted: 0, removed: 0, removedWeight: 0, becameCapped: false, hostile: 0 }

/** Where a mention goes: the start of its pane, and whether that pane is sealed already. */
export const placeOf = (mention: MentionView, appendedAtMs: number): number =>
  assignPane(windowedAt(mention.eventTimeMs, appendedAtMs, mention.slow))

/** Puts a mention into its pane, or into the late part of the pane of its append when its own is sealed. True when it came too late. */
export const putMention = (panes: Panes, mention: MentionView, appendedAtMs: number, sealedToMs: number): boolean => {
  const paneMs = placeOf(mention, appendedAtMs)
  const isLate = paneMs < sealedToMs
  if (isLate) addLate(ensurePane(panes, assignPane(appendedAtMs)), mention, paneMs, change)
  else addToPane(ensurePane(panes, paneMs), mention, change)
  return isLate
}

/** Takes a mention in; the windows that stand on its pane follow at once. */
export const addMention = (brand: BrandFold, mention: MentionView, appendedAtMs: number, secondMs: number): void => {
  const { newest, closing, tally } = brand
  const isLate = putMention(brand.panes, mention, appendedAtMs, sealedTo(secondMs))
  const paneMs = isLate ? assignPane(appendedAtMs) : placeOf(mention, appendedAtMs)
  for (let i = 0; i < 2; i++) {
    const fresh = newest[i]!
    const closed = closing[i]!
    if (isLate) {
      if (covers(fresh, paneMs)) fresh.late += mention.weight
      if (covers(closed, paneMs)) closed.late += mention.weight
    } else {
      if (covers(fresh, paneMs)) addToWindow(fresh, mention, change)
      if (covers(closed, paneMs)) addToWindow(closed, mention, change)
    }
  }
  if (!isLate && (paneMs < closing[0].endMs || paneMs < closing[1].endMs) && !brand.revisedPanes.includes(paneMs)) {
    brand.revisedPanes.push(paneMs)
  }
  if (paneMs > brand.lastPaneMs) brand.lastPaneMs = paneMs
  if (mention.scorerVersion !== brand.scorerVersion) {
    if (brand.scorerVersion !== '') brand.scorerSinceMs = assignPane(appendedAtMs) + PANE_MS
    brand.scorerVersion = mention.scorerVersion
    brand.usual.fill(undefined)
  }
  if (isLate) tally.late += mention.weight
  else tally.mentions += mention.weight
  if (!isLate && mention.sentiment === NEGATIVE) tally.negative += mention.weight
  brand.changed = true
  brand.touched = true
}
