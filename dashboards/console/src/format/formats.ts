import { t } from '../messages/t.ts'

/** Figures and times as the console writes them. Made once per language and zone; zone undefined is the viewer's own. */
export interface Formats {
  /** 0.564 → "56 %". */
  readonly share: (share: number) => string
  /** A lower bound never says more than is so: 0.569 → "56 %". */
  readonly atLeast: (share: number) => string
  readonly count: (value: number) => string
  /** 4.12 → "4.1", 23.4 → "23". */
  readonly times: (value: number) => string
  /** "14:05" today, "Fri 14:05" within six days, else "3 Mar 14:05", seen from `nowMs`. */
  readonly time: (ms: number, nowMs: number) => string
  /** "14:05:31" */
  readonly clock: (ms: number) => string
  /** "Friday, 27 November 2026 at 14:05:31 CET" */
  readonly full: (ms: number) => string
  /** "CET" */
  readonly zone: (ms: number) => string
  /** "15:05" there, or undefined while it is the same as the viewer's, or the zone is not known here. */
  readonly timeIn: (ms: number, zone: string) => string | undefined
  /** "42 s", "26 min", "3 h 5 min", "2 d 4 h" */
  readonly span: (ms: number) => string
  /** "0:42", "3:42", "1:05:09": a time that runs down. */
  readonly countdown: (ms: number) => string
  /** "pl" → "Polish" */
  readonly language: (tag: string) => string
  /** "Anna, Jan and Eva" */
  readonly list: (items: readonly string[]) => string
}

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

export const formatsFor = (locale: string, timeZone?: string): Formats => {
  const zone = timeZone === undefined ? {} : { timeZone }
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const hourMinute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const time = new Intl.DateTimeFormat(locale, { ...hourMinute, ...zone })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'short', ...zone })
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', ...zone })
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...zone })
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hourCycle: 'h23', ...zone })
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long', hourCycle: 'h23', ...zone })
  const zoneName = new Intl.DateTimeFormat(locale, { timeZoneName: 'short', ...zone })
  const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  const elsewhere = new Map<string, Intl.DateTimeFormat | undefined>()

  const inZone = (name: string): Intl.DateTimeFormat | undefined => {
    if (!elsewhere.has(name)) elsewhere.set(name, zoneFormat(locale, name))
    return elsewhere.get(name)
  }
  return {
    share: share => t('figure.percent', { value: whole.format(share * 100) }),
    atLeast: share => t('figure.percent', { value: whole.format(Math.floor(share * 100 + 1e-9)) }),
    count: value => whole.format(value),
    times: value => (value < 9.95 ? tenths : whole).format(value),
    time: (ms, nowMs) => {
      const text = time.format(ms)
      if (day.format(ms) === day.format(nowMs)) return text
      const near = Math.abs(ms - nowMs) < 6 * DAY_MS
      return t('time.dayAndTime', { day: (near ? weekday : date).format(ms), time: text })
    },
    clock: ms => clock.format(ms),
    full: ms => full.format(ms),
    zone: ms => zoneName.formatToParts(ms).find(part => part.type === 'timeZoneName')?.value ?? '',
    timeIn: (ms, name) => {
      const there = inZone(name)?.format(ms)
      return there === time.format(ms) ? undefined : there
    },
    span: spanText,
    countdown: countdownText,
    language: tag => languageName(languages, tag),
    list: items => lists.format(items),
  }
}

const spanText = (ms: number): string => {
  const minutes = Math.floor(ms / MINUTE_MS)
  if (minutes < 1) return t('span.s', { count: Math.max(0, Math.floor(ms / 1000)) })
  if (minutes < 60) return t('span.min', { count: minutes })
  const hours = Math.floor(minutes / 60)
  if (hours < 24 && minutes % 60 === 0) return t('span.hours', { count: hours })
  if (hours < 24) return t('span.h', { hours, minutes: minutes % 60 })
  if (hours % 24 === 0) return t('span.days', { count: hours / 24 })
  return t('span.d', { days: Math.floor(hours / 24), hours: hours % 24 })
}

const countdownText = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  if (hours >= 24) return spanText(ms)
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** Zones come from the playbook: one that this browser does not know is left out, not thrown over the page. */
const zoneFormat = (locale: string, timeZone: string): Intl.DateTimeFormat | undefined => {
  try {
    return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
  } catch {
    return undefined
  }
}

const languageName = (names: Intl.DisplayNames, tag: string): string => {
  try {
    return tag === 'und' ? t('language.unknown') : (names.of(tag) ?? tag)
  } catch {
    return tag
  }
}
