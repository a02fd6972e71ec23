import type { BrandState, BrandStateInput } from '@tocsin/shared/gen/tocsin/aggregator/v1/BrandState.ts'
import type { RuleState, RuleStateInput } from '@tocsin/shared/gen/tocsin/aggregator/v1/RuleState.ts'
import type { ConfigVersion } from '@tocsin/shared/gen/tocsin/config/v1/ConfigVersion.ts'
import type { Rule } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'
import {
  type BrandFold,
  type RuleSlot,
  setBaseline,
  setBrandConfig,
  setRules,
  windowKey,
  windowOfKey,
} from './brand.ts'
import type { RuleMemory } from './detector.ts'
import { WINDOW_SIZES } from './time.ts'

const ruleState = ({ rule, memory, signal, retired }: RuleSlot): RuleStateInput => ({
  ruleId: rule.ruleId,
  streak: memory.streak,
  nextEvaluationMs: memory.nextEvaluationMs,
  belowSinceMs: memory.belowSinceMs,
  coolDownUntilMs: memory.coolDownUntilMs,
  openedAtMs: memory.openedAtMs,
  updatedAtMs: memory.updatedAtMs,
  toldShare: memory.told.share,
  toldMentions: memory.told.mentions,
  toldAuthors: memory.told.authors,
  toldFlags: memory.told.flags,
  toldRepeated: memory.told.repeated,
  retired,
  ...(signal && { signal }),
})

const memoryFrom = (state: RuleState): RuleMemory => ({
  streak: state.streak,
  nextEvaluationMs: state.nextEvaluationMs,
  belowSinceMs: state.belowSinceMs,
  coolDownUntilMs: state.coolDownUntilMs,
  openedAtMs: state.openedAtMs,
  updatedAtMs: state.updatedAtMs,
  told: {
    share: state.toldShare,
    mentions: state.toldMentions,
    authors: state.toldAuthors,
    flags: state.toldFlags,
    repeated: state.toldRepeated,
  },
})

export const brandState = (brand: BrandFold): BrandStateInput => ({
  brandId: brand.brandId,
  writtenAtOffset: brand.writtenAtOffset.toString(),
  brandVersion: brand.brandVersion,
  baselineVersion: brand.baselineVersion,
  scorerVersion: brand.scorerVersion,
  scorerSinceMs: brand.scorerSinceMs,
  rules: brand.slots.map(ruleState),
  revisions: [...brand.revisions].map(([key, revision]) => {
    const { sizeIndex, endMs } = windowOfKey(key)
    return { sizeMs: WINDOW_SIZES[sizeIndex].sizeMs, windowEndMs: endMs, revision }
  }),
  flags: brand.flags.map(({ flagId, raisedAtMs }) => ({ flagId, raisedAtMs })),
  firstHour: brand.learned.firstHour,
  hours: brand.learned.hours.map(hour => ({ ...hour })),
  windowsClosedToMs: brand.closing.map(window => window.endMs),
  sealedToMs: brand.sealedToMs,
  lastPaneMs: brand.lastPaneMs,
  revisedPanesMs: brand.revisedPanes,
  changed: brand.changed,
  nextWakeMs: brand.nextWakeMs,
  tally: { ...brand.tally },
  about: brand.about.map(({ about, flood, negative, atMs }) => ({
    terms: about,
    negative,
    atMs,
    ...(flood && { flood }),
  })),
})

/** Under which name a checkpoint of a brand looks for its configuration. */
export const brandConfigId = (brandId: string): string => `brand/${brandId}`
export const baselineConfigId = (brandId: string): string => `baseline/${brandId}`

/** Finds the version that a checkpoint names; it was read before the control that brought it, so it is there. */
export type ConfigOf = (configId: string, version: number) => ConfigVersion

/** Fills a fresh brand with its state. The config versions named by the state come first, since memory hangs on rules. */
export const restoreBrand = (
  brand: BrandFold,
  state: BrandState,
  configOf: ConfigOf,
  rules?: readonly Rule[],
): void => {
  if (state.brandVersion > 0) {
    const { brand: config } = configOf(brandConfigId(state.brandId), state.brandVersion)
    if (config) {
      setBrandConfig(brand, config, state.brandVersion)
      setRules(brand, rules ?? config.rules)
    }
  }
  if (state.baselineVersion > 0) {
    const { baseline } = configOf(baselineConfigId(state.brandId), state.baselineVersion)
    if (baseline) setBaseline(brand, baseline, state.baselineVersion)
  }
  for (const saved of state.rules) {
    const slot = saved.retired ? undefined : brand.slots.find(one => one.rule.ruleId === saved.ruleId)
    const signal = saved.signal ?? undefined
    if (slot !== undefined) {
      slot.memory = memoryFrom(saved)
      slot.signal = signal
    } else if (signal?.arithmetic?.rule) {
      brand.slots.push({ rule: signal.arithmetic.rule, memory: memoryFrom(saved), signal, retired: true })
    }
  }
  for (const { sizeMs, windowEndMs, revision } of state.revisions) {
    brand.revisions.set(windowKey(sizeMs === WINDOW_SIZES[0].sizeMs ? 0 : 1, windowEndMs), revision)
  }
  brand.flags = state.flags
  for (const [index, { terms, flood, negative, atMs }] of state.about.entries())
    brand.about[index as 0 | 1] = { about: terms, flood: flood ?? undefined, negative, atMs }
  brand.learned.firstHour = state.firstHour
  brand.learned.hours = state.hours
  brand.sealedToMs = state.sealedToMs
  brand.lastPaneMs = state.lastPaneMs
  brand.revisedPanes = state.revisedPanesMs
  brand.changed = state.changed
  brand.nextWakeMs = state.nextWakeMs
  brand.scorerVersion = state.scorerVersion
  brand.scorerSinceMs = state.scorerSinceMs
  if (state.tally) Object.assign(brand.tally, state.tally)
  brand.touched = false
  brand.writtenAtOffset = BigInt(state.writtenAtOffset)
}
