import type { BrandState, Notice, SourceState } from '@tocsin/shared/live/messages.ts'

/** What the picture of a brand lacks: each weighs on the decision. */
export type Missing =
  | { readonly kind: 'blind'; readonly source: string; readonly silentMs: number; readonly usualGapMs: number }
  | { readonly kind: 'allBlind' }
  | { readonly kind: 'sampled'; readonly oneIn: number }
  | { readonly kind: 'stale'; readonly asOfMs: number }
  | { readonly kind: 'usualUnknown' }
  | { readonly kind: 'history' }
  | { readonly kind: 'noWindow' }

/** Data that is further behind the clock than this is not of now. */
export const STALE_MS = 30_000

export const feeds = ({ brandIds }: SourceState, brandId: string): boolean =>
  brandIds.length === 0 || brandIds.includes(brandId)

export const isBlind = ({ state }: SourceState): boolean =>
  state === 'silent' || state === 'lagging' || state === 'failed'

export const missingOf = (
  brand: BrandState,
  sources: readonly SourceState[],
  notice: Notice,
  nowMs: number,
): readonly Missing[] => {
  const own = sources.filter(source => feeds(source, brand.brandId))
  const blind = own.filter(isBlind)
  const { window } = brand
  const found: Missing[] = []
  if (own.length > 0 && blind.length === own.length) found.push({ kind: 'allBlind' })
  for (const { source, lastMentionAtMs, sinceMs, usualGapMs } of blind)
    found.push({ kind: 'blind', source, silentMs: nowMs - (lastMentionAtMs ?? sinceMs), usualGapMs })
  // Before the first mention there are no figures that could be old.
  if (brand.dataAsOfMs > 0 && nowMs - brand.dataAsOfMs > STALE_MS)
    found.push({ kind: 'stale', asOfMs: brand.dataAsOfMs })
  if (!window) found.push({ kind: 'noWindow' })
  else {
    if (window.sampledOneIn > 1) found.push({ kind: 'sampled', oneIn: window.sampledOneIn })
    if (!window.usual || window.usual.coldStart) found.push({ kind: 'usualUnknown' })
  }
  if (!notice.history) found.push({ kind: 'history' })
  return found
}
