import type { Rule } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'
import { comparedShare, type Figures, type Verdict } from './rules.ts'

/** Evaluations that must agree lie this far apart; an open episode is refreshed at most this often. */
export const EVALUATION_GAP_MS = 10_000
/** What counts as a material change of an open episode. */
const MATERIAL_SHARE = 0.02
const MATERIAL_PART = 0.1
const MATERIAL_MENTIONS = 5
const MATERIAL_AUTHORS = 3

/** What one rule remembers of one brand. Times are seconds of stream time; 0 means none. */
export interface RuleMemory {
  /** Evaluations in a row that fired. */
  readonly streak: number
  readonly nextEvaluationMs: number
  /** Start of the open episode; 0 while none is open. */
  readonly openedAtMs: number
  readonly updatedAtMs: number
  readonly belowSinceMs: number
  readonly coolDownUntilMs: number
  /** The figures last told. */
  readonly told: Told
}

export interface Told {
  readonly share: number
  readonly mentions: number
  readonly authors: number
  readonly flags: number
  /** Of what is repeated: replies of a quarrel, negatives on a topic. */
  readonly repeated: number
}

export type Transition = 'none' | 'opened' | 'updated' | 'closed'

const NOTHING_TOLD: Told = { share: 0, mentions: 0, authors: 0, flags: 0, repeated: 0 }

export const initialMemory: RuleMemory = {
  streak: 0,
  nextEvaluationMs: 0,
  openedAtMs: 0,
  updatedAtMs: 0,
  belowSinceMs: 0,
  coolDownUntilMs: 0,
  told: NOTHING_TOLD,
}

export const toldOf = (figures: Figures): Told => ({
  share: comparedShare(figures).share,
  mentions: figures.mentions,
  authors: figures.authors,
  flags: figures.flags,
  repeated: figures.repeated?.count ?? 0,
})

const grew = (before: number, after: number, least: number): boolean =>
  Math.abs(after - before) >= Math.max(least, MATERIAL_PART * before)

const isMaterial = (before: Told, figures: Figures): boolean =>
  grew(before.mentions, figures.mentions, MATERIAL_MENTIONS) ||
  grew(before.authors, figures.authors, MATERIAL_AUTHORS) ||
  before.flags !== figures.flags ||
  grew(before.repeated, figures.repeated?.count ?? 0, MATERIAL_AUTHORS) ||
  Math.abs(comparedShare(figures).share - before.share) >= MATERIAL_SHARE

export interface Step {
  readonly memory: RuleMemory
  readonly transition: Transition
}

const open = (memory: RuleMemory, figures: Figures, nowMs: number): Step => ({
  memory: {
    ...initialMemory,
    coolDownUntilMs: memory.coolDownUntilMs,
    openedAtMs: nowMs,
    updatedAtMs: nowMs,
    told: toldOf(figures),
  },
  transition: 'opened',
})

const quiet = (memory: RuleMemory): Step => ({ memory, transition: 'none' })

const stepClosed = (memory: RuleMemory, rule: Rule, verdict: Verdict, figures: Figures, nowMs: number): Step => {
  const fires = verdict === 'fires' && nowMs >= memory.coolDownUntilMs
  if (memory.streak > 0 && nowMs < memory.nextEvaluationMs) return quiet(memory)
  if (!fires) return quiet(memory.streak === 0 ? memory : { ...memory, streak: 0, nextEvaluationMs: 0 })
  const streak = memory.streak + 1
  if (streak >= rule.evaluations) return open(memory, figures, nowMs)
  return quiet({ ...memory, streak, nextEvaluationMs: nowMs + EVALUATION_GAP_MS })
}

const stepOpen = (memory: RuleMemory, rule: Rule, verdict: Verdict, figures: Figures, nowMs: number): Step => {
  if (verdict === 'calm') {
    const belowSinceMs = memory.belowSinceMs === 0 ? nowMs : memory.belowSinceMs
    if (nowMs - belowSinceMs >= rule.closeAfterMs) {
      return { memory: { ...initialMemory, coolDownUntilMs: nowMs + rule.coolDownMs }, transition: 'closed' }
    }
    if (belowSinceMs !== memory.belowSinceMs) return refresh({ ...memory, belowSinceMs }, figures, nowMs)
  } else if (memory.belowSinceMs !== 0) return refresh({ ...memory, belowSinceMs: 0 }, figures, nowMs)
  return refresh(memory, figures, nowMs)
}

const refresh = (memory: RuleMemory, figures: Figures, nowMs: number): Step => {
  if (nowMs - memory.updatedAtMs < EVALUATION_GAP_MS || !isMaterial(memory.told, figures)) return quiet(memory)
  return { memory: { ...memory, updatedAtMs: nowMs, told: toldOf(figures) }, transition: 'updated' }
}

/** One evaluation of one rule: opens after `evaluations` that agree, closes after `closeAfterMs` of calm, then cools down. */
export const step = (memory: RuleMemory, rule: Rule, verdict: Verdict, figures: Figures, nowMs: number): Step =>
  memory.openedAtMs === 0
    ? stepClosed(memory, rule, verdict, figures, nowMs)
    : stepOpen(memory, rule, verdict, figures, nowMs)

/** When the rule must be looked at again even if no mention comes; Infinity when only a mention can change it. */
export const nextWakeup = (memory: RuleMemory, rule: Rule, nowMs: number): number => {
  if (memory.openedAtMs === 0) return memory.streak > 0 ? memory.nextEvaluationMs : Number.POSITIVE_INFINITY
  const closing = memory.belowSinceMs === 0 ? Number.POSITIVE_INFINITY : memory.belowSinceMs + rule.closeAfterMs
  const refreshing = memory.updatedAtMs + EVALUATION_GAP_MS
  return refreshing > nowMs ? Math.min(closing, refreshing) : closing
}
