import { LOCALE, t } from './words.ts'

const TIME = new Intl.DateTimeFormat(LOCALE, {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
})
const DAY_AND_TIME = new Intl.DateTimeFormat(LOCALE, {
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
})
const DAY = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'short' })

/** "14:05 CET", on another day "Sun 03:00 CET": in the viewer's zone. */
export const timeText = (ms: number, nowMs: number): string =>
  (DAY.format(ms) === DAY.format(nowMs) ? TIME : DAY_AND_TIME).format(ms)

export const spanText = (ms: number): string => {
  const minutes = Math.floor(Math.abs(ms) / 60_000)
  if (minutes < 1) return t('public.span.now')
  if (minutes < 60) return t('public.span.min', { minutes })
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return t('public.span.h', { hours, minutes: minutes % 60 })
  return t('public.span.d', { days: Math.floor(hours / 24), hours: hours % 24 })
}
