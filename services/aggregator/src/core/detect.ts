import { signalCodec } from '@tocsin/shared/events/codec.ts'
import type { Rule } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'
import type { FightInput } from '@tocsin/shared/gen/tocsin/signal/v1/Fight.ts'
import type { SignalInput } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import { aboutTerms, SIGNAL_SAMPLES, sampleNegatives } from './about.ts'
import { type Backlog, backlogOf } from './backlog.ts'
import type { BrandFold, RuleSlot } from './brand.ts'
import { initialMemory, nextWakeup, step, type Transition } from './detector.ts'
import { arithmeticOf } from './explain.ts'
import { floodIn } from './flood.ts'
import type { Pane } from './pane.ts'
import { panesBetween } from './panes.ts'
import { isQuiet } from './prefilter.ts'
import { quarrelIn, quarrelSamples } from './quarrel.ts'
import { type Figures, type Verdict, verdictOf } from './rules.ts'
import { mentionIdOf, type Sample } from './sample.ts'
import type { SlidingWindow } from './sliding.ts'
import { correctedIn, errorsOf, type SignalSink, usualLevel } from './standing.ts'
import { ceilTo, SECOND_MS, sizeIndexOf } from './time.ts'
import { topicIn } from './topic.ts'
import type { UsualLevel } from './usual.ts'
import { largestWeightOf, windowValue } from './window-value.ts'

const MENTION_IDS = 10

/** What a rule was decided on: a window, or the backlog after an outage. */
interface Evidence {
  readonly sums: SlidingWindow
  readonly figures: Figures
  readonly usual: UsualLevel
  readonly whileBlind: boolean
  readonly backlog: Backlog | undefined
}

const figuresOf = (brand: BrandFold, sums: SlidingWindow, scale: number): Figures => ({
  mentions: sums.mentions,
  negative: sums.negative,
  negativeExcess: sums.negativeExcess,
  weightSquares: sums.weightSquares,
  authors: sums.authors.size,
  scale,
  flags: 0,
  corrected: correctedIn(brand, sums),
  repeated: undefined,
})

/** Looks for what a rule's kind says is repeated, in the panes that its figures were summed from. */
const withRepeated = (figures: Figures, rule: Rule, panes: () => readonly Pane[]): Figures => {
  if (rule.kind === 'RULE_KIND_FIGHT') return { ...figures, repeated: quarrelIn(panes(), rule.minimumAuthors) }
  if (rule.kind === 'RULE_KIND_TOPIC') return { ...figures, repeated: topicIn(panes(), rule) }
  return figures
}

const ORDER: Record<Verdict, number> = { calm: 0, between: 1, fires: 2 }

const flagsIn = (brand: BrandFold, afterMs: number): number =>
  brand.flags.length === 0 ? 0 : brand.flags.filter(flag => flag.raisedAtMs > afterMs).length

/** The figures of a brand's newest windows at one second, shared by its rules. */
interface Scene {
  readonly figures: readonly [Figures, Figures]
  readonly usual: readonly [UsualLevel, UsualLevel]
  readonly backlog: Backlog | undefined
}

const sceneOf = (brand: BrandFold, secondMs: number): Scene => {
  const [short, long] = brand.newest
  return {
    figures: [figuresOf(brand, short, 1), figuresOf(brand, long, 1)],
    usual: [usualLevel(brand, 0, short.endMs, secondMs), usualLevel(brand, 1, long.endMs, secondMs)],
    backlog: short.late > 0 ? backlogOf(brand.panes, short.endMs - short.sizeMs, short.endMs) : undefined,
  }
}

const panesOf = (brand: BrandFold, { sums, backlog }: Pick<Evidence, 'sums' | 'backlog'>): readonly Pane[] =>
  backlog?.panes ?? panesBetween(brand.panes, sums.endMs - sums.sizeMs, sums.endMs)

const ofWindow = (brand: BrandFold, { rule }: RuleSlot, scene: Scene, secondMs: number): Evidence => {
  const sizeIndex = sizeIndexOf(rule.windowMs)
  const sums = brand.newest[sizeIndex]
  const figures = withRepeated(scene.figures[sizeIndex], rule, () => panesOf(brand, { sums, backlog: undefined }))
  const isFlag = rule.kind === 'RULE_KIND_FLAG'
  return {
    sums,
    figures: isFlag ? { ...figures, flags: flagsIn(brand, secondMs - rule.windowMs) } : figures,
    usual: scene.usual[sizeIndex],
    whileBlind: false,
    backlog: undefined,
  }
}

/** The backlog counts against a rule for the time it covers. */
const ofBacklog = (brand: BrandFold, { rule }: RuleSlot, backlog: Backlog, usual: UsualLevel): Evidence => ({
  sums: backlog.sums,
  figures: withRepeated(
    figuresOf(brand, backlog.sums, Math.max(1, backlog.sums.sizeMs / rule.windowMs)),
    rule,
    () => backlog.panes,
  ),
  usual,
  whileBlind: true,
  backlog,
})

/** What a rule is decided on: the newest window, unless the backlog speaks louder. */
const weigh = (
  brand: BrandFold,
  slot: RuleSlot,
  scene: Scene,
  secondMs: number,
): { readonly verdict: Verdict; readonly evidence: Evidence } => {
  const evidence = ofWindow(brand, slot, scene, secondMs)
  const verdict = verdictOf(evidence.figures, evidence.usual, slot.rule)
  if (scene.backlog === undefined || slot.rule.kind === 'RULE_KIND_FLAG') return { verdict, evidence }
  const late = ofBacklog(brand, slot, scene.backlog, evidence.usual)
  const lateVerdict = verdictOf(late.figures, late.usual, slot.rule)
  return ORDER[lateVerdict] > ORDER[verdict] ? { verdict: lateVerdict, evidence: late } : { verdict, evidence }
}

/** The mentions that carry a decision, of which a signal names some. */
const samplesOf = (brand: BrandFold, { rule }: RuleSlot, evidence: Evidence): readonly Sample[] => {
  const { sums, backlog, figures } = evidence
  if (rule.kind === 'RULE_KIND_FIGHT') return quarrelSamples(panesOf(brand, evidence), figures.repeated?.group ?? '')
  const samples = backlog?.samples ?? sampleNegatives(brand.panes, sums, SIGNAL_SAMPLES)
  if (rule.kind !== 'RULE_KIND_TOPIC') return samples
  return samples.filter(sample => sample.topics.includes(figures.repeated?.group ?? ''))
}

/** Kinds of rules that look for one thing that is repeated. */
const REPEATING: ReadonlySet<Rule['kind']> = new Set(['RULE_KIND_FIGHT', 'RULE_KIND_TOPIC'])

const fightOf = ({ kind }: Rule, { repeated }: Figures): FightInput | undefined =>
  kind === 'RULE_KIND_FIGHT' && repeated !== undefined
    ? { threadId: repeated.group, replies: repeated.count, authors: repeated.authors }
    : undefined

const topicOf = ({ kind }: Rule, { repeated }: Figures): string =>
  kind === 'RULE_KIND_TOPIC' && repeated !== undefined ? repeated.group : ''

const signalOf = (
  brand: BrandFold,
  slot: RuleSlot,
  evidence: Evidence,
  transition: Transition,
  secondMs: number,
): SignalInput => {
  const { rule } = slot
  const { sums, backlog, usual, whileBlind } = evidence
  const standing = {
    revision: 0,
    final: false,
    usual,
    streamTimeMs: secondMs,
    about: [],
    flood: undefined,
    largestWeight: backlog?.largestWeight ?? largestWeightOf(sums, brand.panes),
    errors: errorsOf(brand, sums.endMs - sums.sizeMs),
  }
  const before = slot.signal
  const closed = transition === 'closed'
  const samples = samplesOf(brand, slot, evidence)
  const repeats = REPEATING.has(rule.kind)
  const carrying = repeats ? (evidence.figures.repeated?.count ?? 0) : sums.negative
  const flood = floodIn(samples, carrying)
  const about = aboutTerms({ samples, negative: carrying, background: brand.background, ownWords: brand.ownWords })
  const latest = arithmeticOf({
    window: windowValue(brand.brandId, sums, standing),
    rule,
    ruleVersion: brand.brandVersion,
    scorerVersion: brand.scorerVersion,
    figures: evidence.figures,
    usual,
    errors: standing.errors,
    about,
    carrying,
    flood,
    whileBlind,
  })
  const openedAtMs = before?.openedAtMs ?? secondMs
  const isOver = repeats && evidence.figures.repeated === undefined
  const keepsTerms = before !== undefined && (closed || isOver)
  const fight = keepsTerms ? before.fight : fightOf(rule, evidence.figures)
  return {
    signalId: before?.signalId ?? `${brand.brandId}/${rule.ruleId}/${openedAtMs}`,
    brandId: brand.brandId,
    ruleId: rule.ruleId,
    kind: rule.kind,
    level: rule.level,
    state: closed ? 'SIGNAL_STATE_CLOSED' : 'SIGNAL_STATE_OPEN',
    openedAtMs,
    updatedAtMs: secondMs,
    closedAtMs: closed ? secondMs : 0,
    arithmetic: before?.arithmetic ?? latest,
    latest,
    about: keepsTerms ? (before.about ?? []) : about,
    mentionIds: keepsTerms ? (before.mentionIds ?? []) : samples.slice(0, MENTION_IDS).map(mentionIdOf),
    whileBlind: before?.whileBlind ?? whileBlind,
    ...(fight && { fight }),
    ...(keepsTerms ? before.flood && { flood: before.flood } : flood && { flood }),
    topic: keepsTerms ? (before.topic ?? '') : topicOf(rule, evidence.figures),
  }
}

const run = (brand: BrandFold, slot: RuleSlot, scene: Scene, secondMs: number, sink: SignalSink): void => {
  const { verdict, evidence } = weigh(brand, slot, scene, secondMs)
  const { memory, transition } = slot.retired
    ? { memory: initialMemory, transition: 'closed' as const }
    : step(slot.memory, slot.rule, verdict, evidence.figures, secondMs)
  slot.memory = memory
  if (transition === 'none') return
  const signal = signalOf(brand, slot, evidence, transition, secondMs)
  slot.signal = transition === 'closed' ? undefined : signalCodec.decode(signalCodec.encode(signal))
  sink.signal(signal)
}

/** When the oldest flag leaves a rule's window. */
const flagWake = (brand: BrandFold): number => {
  if (brand.flags.length === 0) return Number.POSITIVE_INFINITY
  const windows = brand.slots.filter(slot => slot.rule.kind === 'RULE_KIND_FLAG').map(slot => slot.rule.windowMs)
  if (windows.length === 0) return Number.POSITIVE_INFINITY
  return ceilTo(Math.min(...brand.flags.map(flag => flag.raisedAtMs)) + Math.min(...windows), SECOND_MS)
}

/** Forgets flags that no rule looks at any more. */
const forgetFlags = (brand: BrandFold, secondMs: number): void => {
  const longest = Math.max(
    0,
    ...brand.slots.filter(slot => slot.rule.kind === 'RULE_KIND_FLAG').map(slot => slot.rule.windowMs),
  )
  brand.flags = brand.flags.filter(flag => flag.raisedAtMs > secondMs - longest)
}

/** Evaluates every rule of a brand on its newest windows. Returns when to look again even if no mention comes. */
export const detect = (brand: BrandFold, secondMs: number, sink: SignalSink): number => {
  const hasBacklog = brand.newest[0].late > 0
  let scene: Scene | undefined
  let wakeMs = Number.POSITIVE_INFINITY
  let retired = false
  for (const slot of brand.slots) {
    if (!hasBacklog && isQuiet(brand, slot, secondMs)) continue
    scene ??= sceneOf(brand, secondMs)
    run(brand, slot, scene, secondMs, sink)
    retired ||= slot.retired
    wakeMs = Math.min(wakeMs, nextWakeup(slot.memory, slot.rule, secondMs))
  }
  if (retired) brand.slots = brand.slots.filter(slot => !slot.retired)
  if (brand.flags.length > 0) forgetFlags(brand, secondMs)
  return Math.min(wakeMs, flagWake(brand))
}
