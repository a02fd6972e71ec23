import { signalCodec } from '@tocsin/shared/events/codec.ts'
import type { SignalInput } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import { aboutTerms, sampleNegatives } from './about.ts'
import { type Backlog, backlogOf } from './backlog.ts'
import type { BrandFold, RuleSlot } from './brand.ts'
import { initialMemory, nextWakeup, step, type Transition } from './detector.ts'
import { arithmeticOf } from './explain.ts'
import { type Figures, type Verdict, verdictOf } from './rules.ts'
import type { Sample } from './sample.ts'
import type { SlidingWindow } from './sliding.ts'
import { aboutOf, type Sink, usualLevel } from './standing.ts'
import { ceilTo, SECOND_MS, WINDOW_SIZES } from './time.ts'
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

const sizeIndexOf = (windowMs: number): 0 | 1 => (windowMs === WINDOW_SIZES[0].sizeMs ? 0 : 1)

const figuresOf = (sums: SlidingWindow, scale: number, flags: number): Figures => ({
  mentions: sums.mentions,
  negative: sums.negative,
  negativeExcess: sums.negativeExcess,
  weightSquares: sums.weightSquares,
  authors: sums.authors.size,
  scale,
  flags,
})

const ORDER: Record<Verdict, number> = { calm: 0, between: 1, fires: 2 }

const weigh = (
  brand: BrandFold,
  slot: RuleSlot,
  secondMs: number,
  backlog: Backlog | undefined,
): { readonly verdict: Verdict; readonly evidence: Evidence } => {
  const { rule } = slot
  const sizeIndex = sizeIndexOf(rule.windowMs)
  const sums = brand.newest[sizeIndex]
  const usual = usualLevel(brand, sizeIndex, sums.endMs, secondMs)
  const flags =
    rule.kind === 'RULE_KIND_FLAG' ? brand.flags.filter(flag => flag.raisedAtMs > secondMs - rule.windowMs).length : 0
  const figures = figuresOf(sums, 1, flags)
  const verdict = verdictOf(figures, usual, rule)
  const evidence: Evidence = { sums, figures, usual, whileBlind: false, backlog: undefined }
  if (backlog === undefined || rule.kind === 'RULE_KIND_FLAG') return { verdict, evidence }
  const late = figuresOf(backlog.sums, Math.max(1, backlog.sums.sizeMs / rule.windowMs), 0)
  const lateVerdict = verdictOf(late, usual, rule)
  if (ORDER[lateVerdict] <= ORDER[verdict]) return { verdict, evidence }
  return { verdict: lateVerdict, evidence: { sums: backlog.sums, figures: late, usual, whileBlind: true, backlog } }
}

const samplesOf = (brand: BrandFold, { sums, backlog }: Evidence): readonly Sample[] =>
  backlog?.samples ?? sampleNegatives(brand.panes, sums.endMs - sums.sizeMs, sums.endMs)

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
    largestWeight: backlog?.largestWeight ?? largestWeightOf(sums, brand.panes),
  }
  const latest = arithmeticOf({
    window: windowValue(brand.brandId, sums, standing),
    rule,
    ruleVersion: brand.brandVersion,
    scorerVersion: brand.scorerVersion,
    figures: evidence.figures,
    usual,
    whileBlind,
  })
  const before = slot.signal
  const closed = transition === 'closed'
  const samples = samplesOf(brand, evidence)
  const about =
    backlog === undefined
      ? aboutOf(brand, sums)
      : aboutTerms({ samples, negative: sums.negative, background: brand.background, ownWords: brand.ownWords })
  const openedAtMs = before?.openedAtMs ?? secondMs
  const keepsTerms = closed && before !== undefined
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
    mentionIds: keepsTerms ? (before.mentionIds ?? []) : samples.slice(0, MENTION_IDS).map(sample => sample.mentionId),
    whileBlind: before?.whileBlind ?? whileBlind,
  }
}

const run = (brand: BrandFold, slot: RuleSlot, secondMs: number, backlog: Backlog | undefined, sink: Sink): void => {
  const { verdict, evidence } = weigh(brand, slot, secondMs, backlog)
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
  const windows = brand.slots.filter(slot => slot.rule.kind === 'RULE_KIND_FLAG').map(slot => slot.rule.windowMs)
  if (brand.flags.length === 0 || windows.length === 0) return Number.POSITIVE_INFINITY
  return ceilTo(Math.min(...brand.flags.map(flag => flag.raisedAtMs)) + Math.min(...windows), SECOND_MS)
}

/** Evaluates every rule of a brand on its newest windows. Returns when to look again even if no mention comes. */
export const detect = (brand: BrandFold, secondMs: number, sink: Sink): number => {
  const [short] = brand.newest
  const backlog = short.late > 0 ? backlogOf(brand.panes, short.endMs - short.sizeMs, short.endMs) : undefined
  for (const slot of brand.slots) run(brand, slot, secondMs, backlog, sink)
  if (brand.slots.some(slot => slot.retired)) brand.slots = brand.slots.filter(slot => !slot.retired)
  if (brand.flags.length > 0) {
    const longest = Math.max(
      ...brand.slots.filter(slot => slot.rule.kind === 'RULE_KIND_FLAG').map(slot => slot.rule.windowMs),
      0,
    )
    brand.flags = brand.flags.filter(flag => flag.raisedAtMs > secondMs - longest)
  }
  let wakeMs = flagWake(brand)
  for (const slot of brand.slots) wakeMs = Math.min(wakeMs, nextWakeup(slot.memory, slot.rule, secondMs))
  return wakeMs
}
