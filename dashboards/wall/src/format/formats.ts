import { t } from '../messages/t.ts'

/** Figures and times as the wall writes them. Made once per language and zone; zone undefined is the viewer's own. */
export interface Formats {
  /** 0.564 → "56". */
  readonly shareValue: (share: number) => string
  /** 0.564 → "56 %". */
  readonly share: (share: number) => string
  readonly count: (value: number) => string
  /** 4.12 → "4.1", 23.4 → "23". */
  readonly times: (value: number) => string
  /** "14:05" */
  readonly time: (ms: number) => string
  /** "14:05:31" */
  readonly clock: (ms: number) => string
  /** "CET" */
  readonly zone: (ms: number) => string
  /** "14:05" there, or undefined while it is the same as the viewer's. */
  readonly timeIn: (ms: number, zone: string) => string | undefined
  readonly hour: (ms: number) => number
  /** "42 s", "26 min", "3 h 5 min", "2 d 4 h" */
  readonly span: (ms: number) => string
  /** "3:42", from an hour on as `span`. */
  readonly countdown: (ms: number) => string
  /** "pl" → "Polish" */
  readonly language: (tag: string) => string
}

const MINUTE_MS = 60_000

export const formatsFor = (locale: string, timeZone?: string): Formats => {
  const zone = timeZone === undefined ? {} : { timeZone }
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone })
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hourCycle: 'h23', ...zone })
  const zoneName = new Intl.DateTimeFormat(locale, { timeZoneName: 'short', ...zone })
  const hour = new Intl.DateTimeFormat('en', { hour: '2-digit', hourCycle: 'h23', ...zone })
  const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' })
  const elsewhere = new Map<string, Intl.DateTimeFormat | undefined>()

  const inZone = (name: string): Intl.DateTimeFormat | undefined => {
    if (!elsewhere.has(name)) elsewhere.set(name, zoneFormat(locale, name))
    return elsewhere.get(name)
  }
  const shareValue = (share: number) => whole.format(share * 100)
  return {
    shareValue,
    share: share => t('percent', { value: shareValue(share) }),
    count: value => whole.format(value),
    times: value => (value < 9.95 ? tenths : whole).format(value),
    time: ms => time.format(ms),
    clock: ms => clock.format(ms),
    zone: ms => zoneName.formatToParts(ms).find(part => part.type === 'timeZoneName')?.value ?? '',
    timeIn: (ms, name) => {
      const there = inZone(name)?.format(ms)
      return there === time.format(ms) ? undefined : there
    },
    hour: ms => Number(hour.format(ms)),
    span: spanText,
    countdown: countdownText,
    language: tag => languageName(names, tag),
  }
}

const spanText = (ms: number): string => {
  const minutes = Math.floor(ms / MINUTE_MS)
  if (minutes < 1) return t('span.s', { count: Math.max(0, Math.floor(ms / 1000)) })
  if (minutes < 60) return t('span.min', { count: minutes })
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return t('span.h', { hours, minutes: minutes % 60 })
  return t('span.d', { days: Math.floor(hours / 24), hours: hours % 24 })
}

const countdownText = (ms: number): string => {
  if (ms >= 60 * MINUTE_MS) return spanText(ms)
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Zones come from configuration: one that this browser does not know is left out, not thrown over the wall. */
const zoneFormat = (locale: string, timeZone: string): Intl.DateTimeFormat | undefined => {
  try {
    return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
  } catch {
    return undefined
  }
}

const languageName = (names: Intl.DisplayNames, tag: string): string => {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}
