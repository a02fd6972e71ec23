import type { Evidence } from '@tocsin/shared/gen/tocsin/crisis/v1/Evidence.ts'
import type { BrandState, WindowView } from '@tocsin/shared/live/messages.ts'

export const isFlag = ({ windowMs }: Evidence): boolean => windowMs === 0

/** The worst first: the highest lower bound of the share; flags, which carry no figures, after those that do. */
export const worstFirst = (evidence: readonly Evidence[]): readonly Evidence[] =>
  latestOfEach(evidence).sort(
    (a, b) => Number(isFlag(a)) - Number(isFlag(b)) || b.shareLow - a.shareLow || b.atMs - a.atMs,
  )

/** A signal's evidence is kept each time it gets clearly worse; the newest counts. */
const latestOfEach = (evidence: readonly Evidence[]): Evidence[] => {
  const byId = new Map<string, Evidence>()
  for (const one of evidence) if ((byId.get(one.signalId)?.atMs ?? -1) <= one.atMs) byId.set(one.signalId, one)
  return [...byId.values()]
}

const MAIN = 0.5

/** The language of most mentions, if one has more than half of them. */
export const mainLanguage = ({ languages, mentions }: WindowView): string | undefined =>
  languages.find(one => one.language !== 'und' && mentions > 0 && one.mentions / mentions > MAIN)?.language

export interface LanguageShare {
  readonly language: string
  readonly share: number
  readonly negative: number
}

/** Largest first; below 1 % of the mentions they are left out. */
export const languageShares = ({ languages, mentions }: WindowView): LanguageShare[] =>
  languages
    .map(one => ({ language: one.language, share: mentions > 0 ? one.mentions / mentions : 0, negative: one.negative }))
    .filter(({ share }) => share >= 0.01)
    .sort((a, b) => b.share - a.share)

/** How many times the usual volume; undefined while it is not known. */
export const timesUsual = ({ mentions, usual }: WindowView): number | undefined =>
  usual && usual.mentions > 0 && !usual.coldStart ? mentions / usual.mentions : undefined

/** What sets the negatives apart: of the live window, else the terms that the evidence kept, without counts. */
export const phrasesOf = (
  brand: BrandState | undefined,
  evidence: readonly Evidence[],
): readonly { readonly term: string; readonly negative: number | undefined }[] => {
  const live = brand?.window?.about ?? []
  if (live.length > 0) return live
  return [...new Set(evidence.flatMap(({ about }) => about))].map(term => ({ term, negative: undefined }))
}
