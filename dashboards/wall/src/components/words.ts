import type { WindowView } from '@tocsin/shared/live/messages.ts'
import type { Formats } from '../format/formats.ts'
import { countByStatus, type Standing, type Status } from '../live/standing.ts'
import { t } from '../messages/t.ts'

export const statusWord = (status: Status): string => t(`phase.${status}`)

/** "2 suspected · 1 stale · 7 calm", worst first. */
export const countsText = (standings: readonly Standing[]): string =>
  countByStatus(standings)
    .map(({ status, count }) => t('verdict.count', { count, status: statusWord(status) }))
    .join(' · ')

export interface VerdictItem {
  readonly status?: Status
  readonly text: string
}

/** The answer to "is anything wrong?", worst first. */
export const verdictItems = (standings: readonly Standing[]): readonly VerdictItem[] => {
  const counts = countByStatus(standings)
  if (counts.length === 0) return [{ text: t('verdict.noBrands') }]
  const allCalm = counts.length === 1 && counts[0]!.status === 'calm'
  return counts.map(({ status, count }) => ({
    status,
    text: allCalm ? t('verdict.allCalm', { count }) : t('verdict.count', { count, status: statusWord(status) }),
  }))
}

/** "as of 14:02" and "6 min ago" where the figures are not of now; "8 s late" where they nearly are. */
export const ageWords = ({ brand, trust, ageMs }: Standing, formats: Formats): readonly string[] => {
  if (trust === 'stale') {
    return [t('asOf', { time: formats.time(brand.dataAsOfMs) }), t('ago', { span: formats.span(ageMs) })]
  }
  return trust === 'late' ? [t('late', { span: formats.span(ageMs) })] : []
}

/** "without Mastodon": what this picture lacks. */
export const withoutWords = ({ blindSources, trust }: Standing): string | undefined => {
  if (blindSources.length === 0) return undefined
  return trust === 'blind' ? t('noSource') : t('without', { sources: blindSources.join(', ') })
}

/** False while the brand is too new to have a usual level. */
export const knowsUsual = (
  window: WindowView,
): window is WindowView & { readonly usual: NonNullable<WindowView['usual']> } =>
  window.usual !== undefined && !window.usual.coldStart && window.usual.mentions > 0

export const usualWords = (window: WindowView | undefined, formats: Formats): string | undefined => {
  if (!window) return undefined
  return knowsUsual(window) ? t('usual', { share: formats.share(window.usual.share) }) : t('usualUnknown')
}

/** "likely 58 to 78 %": the share without the errors that the scorer is known to make. */
export const correctedWords = ({ corrected }: WindowView, formats: Formats): string | undefined =>
  corrected && t('corrected', { low: formats.shareValue(corrected.low), high: formats.share(corrected.high) })

/** "× 4.1" */
export const timesUsualWords = (window: WindowView, formats: Formats): string =>
  knowsUsual(window) ? t('times', { times: formats.times(window.mentions / window.usual.mentions) }) : ''

export const volumeWords = (window: WindowView, formats: Formats): string =>
  knowsUsual(window)
    ? `${timesUsualWords(window, formats)} ${t('usualVolume')}`
    : t('mentions', { count: Math.round(window.mentions) })

export const authorWords = ({ negativeAuthors, negativeAuthorsCapped }: WindowView, formats: Formats): string =>
  negativeAuthorsCapped
    ? t('authorsCapped', { count: formats.count(negativeAuthors) })
    : t('authors', { count: negativeAuthors })

/** The language of most negative mentions: "81 % Polish". */
export const languageWords = ({ languages }: WindowView, formats: Formats): string | undefined => {
  const total = languages.reduce((sum, { negative }) => sum + negative, 0)
  const most = languages.toSorted((a, b) => b.negative - a.negative)[0]
  if (!most || total <= 0) return undefined
  return t('languageShare', { share: formats.share(most.negative / total), language: formats.language(most.language) })
}
