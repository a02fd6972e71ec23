import type { Signal } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import type { Window } from '@tocsin/shared/gen/tocsin/window/v1/Window.ts'

/** What was counted of one brand. */
export interface BrandCounts {
  readonly mentions: number
  readonly negative: number
  readonly duplicates: number
  readonly late: number
}

export interface ReplayedSignal {
  readonly signalId: string
  readonly rule: string
  readonly kind: string
  readonly level: string
  readonly openedAt: string
  readonly closedAt: string | undefined
  readonly sentence: string
  readonly about: readonly string[]
  readonly arithmetic: Readonly<Record<string, number>>
}

/** Signals of one kind that overlap in time are one episode: what people would have seen as one thing. */
export interface Episode {
  readonly kind: string
  /** The highest level that was reached. */
  readonly level: string
  readonly from: string
  /** Undefined while it is open at the end. */
  readonly to: string | undefined
  readonly signalIds: readonly string[]
}

export interface BrandReport {
  readonly brand: string
  readonly mentions: number
  readonly duplicates: number
  readonly late: number
  readonly negative: number
  readonly negativeShare: number
  /** The hour with the highest lower bound of the negative share. */
  readonly peak:
    | { readonly from: string; readonly mentions: number; readonly share: number; readonly atLeast: number }
    | undefined
  readonly signals: readonly ReplayedSignal[]
  readonly episodes: readonly Episode[]
}

const HOUR_MS = 3_600_000
const round = (value: number): number => Math.round(value * 10_000) / 10_000
const iso = (ms: number): string => new Date(ms).toISOString()
const word = (name: string, prefix: string): string => name.replace(prefix, '').toLowerCase()

const signalReport = (signal: Signal): ReplayedSignal => ({
  signalId: signal.signalId,
  rule: signal.ruleId,
  kind: word(signal.kind, 'RULE_KIND_'),
  level: word(signal.level, 'RULE_LEVEL_'),
  openedAt: iso(signal.openedAtMs),
  closedAt: signal.closedAtMs > 0 ? iso(signal.closedAtMs) : undefined,
  sentence: signal.arithmetic?.sentence ?? '',
  about: signal.about.map(({ term, negative }) => `${term} (${negative})`),
  arithmetic: Object.fromEntries((signal.arithmetic?.terms ?? []).map(({ name, value }) => [name, round(value)])),
})

/** The end of what lasts longer; undefined is still open. */
const laterEnd = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || b === undefined ? undefined : a > b ? a : b

const episodesOf = (signals: readonly ReplayedSignal[]): Episode[] => {
  const episodes: Episode[] = []
  for (const { signalId, kind, level, openedAt, closedAt } of signals) {
    const at = episodes.findIndex(held => held.kind === kind && (held.to === undefined || held.to >= openedAt))
    const held = episodes[at]
    if (!held) episodes.push({ kind, level, from: openedAt, to: closedAt, signalIds: [signalId] })
    else {
      const highest = held.level === 'suspect' ? held.level : level
      episodes[at] = {
        ...held,
        level: highest,
        to: laterEnd(held.to, closedAt),
        signalIds: [...held.signalIds, signalId],
      }
    }
  }
  return episodes
}

/** The last value of each key in the order of the log, which is what any reader ends with: the highest `ver` wins. */
const latest = <T extends { readonly ver: string }>(values: readonly T[], keyOf: (value: T) => string): T[] => {
  const byKey = new Map<string, T>()
  for (const value of values) {
    const held = byKey.get(keyOf(value))
    if (!held || BigInt(value.ver) >= BigInt(held.ver)) byKey.set(keyOf(value), value)
  }
  return [...byKey.values()]
}

const peakOf = (windows: readonly Window[]): BrandReport['peak'] => {
  const [peak] = windows
    .filter(({ sizeMs, final, mentions }) => final && sizeMs === HOUR_MS && mentions > 0)
    .sort((a, b) => b.shareLow - a.shareLow || a.windowStartMs - b.windowStartMs)
  return (
    peak && {
      from: iso(peak.windowStartMs),
      mentions: peak.mentions,
      share: round(peak.share),
      atLeast: round(peak.shareLow),
    }
  )
}

/** Everything a replay found, per brand in the order of their ids. Pure: the same records give the same report. */
export const reportBrands = (
  counts: ReadonlyMap<string, BrandCounts>,
  windows: readonly Window[],
  signals: readonly Signal[],
): BrandReport[] => {
  const lastWindows = latest(windows, ({ brandId, sizeMs, windowStartMs }) => `${brandId}/${sizeMs}/${windowStartMs}`)
  const lastSignals = latest(signals, ({ signalId }) => signalId).sort(
    (a, b) => a.openedAtMs - b.openedAtMs || a.signalId.localeCompare(b.signalId),
  )
  return [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([brand, { mentions, negative, duplicates, late }]) => {
      const ofBrand = lastSignals.filter(({ brandId }) => brandId === brand).map(signalReport)
      return {
        brand,
        mentions,
        duplicates,
        late,
        negative,
        negativeShare: mentions === 0 ? 0 : round(negative / mentions),
        peak: peakOf(lastWindows.filter(({ brandId }) => brandId === brand)),
        signals: ofBrand,
        episodes: episodesOf(ofBrand),
      }
    })
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

const signalLines = ({ level, rule, openedAt, closedAt, sentence, about, arithmetic }: ReplayedSignal): string[] => [
  `    ${level} by ${rule}  ${openedAt} to ${closedAt ?? 'the end'}`,
  `      ${sentence}`,
  ...(about.length > 0 ? [`      about ${about.join(', ')}`] : []),
  `      ${Object.entries(arithmetic)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')}`,
]

const episodeLines = ({ kind, level, from, to, signalIds }: Episode, signals: readonly ReplayedSignal[]): string[] => [
  `  episode of ${kind}, ${level}  ${from} to ${to ?? 'the end'}`,
  ...signals.filter(({ signalId }) => signalIds.includes(signalId)).flatMap(signalLines),
]

export const reportLines = (reports: readonly BrandReport[]): string[] =>
  reports.flatMap(({ brand, mentions, duplicates, late, negativeShare, peak, signals, episodes }) => [
    `${brand}: ${mentions} mentions, ${duplicates} duplicates, ${late} late; ${percent(negativeShare)} negative`,
    ...(peak
      ? [
          `  peak hour from ${peak.from}: ${percent(peak.share)} negative of ${peak.mentions}, at least ${percent(peak.atLeast)}`,
        ]
      : []),
    ...(episodes.length === 0 ? ['  no signal'] : episodes.flatMap(episode => episodeLines(episode, signals))),
    '',
  ])
