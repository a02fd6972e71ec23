import type { EpochMs } from '../log/port.ts'

/** `Retry-After` (seconds or an HTTP date, RFC 9110 10.2.3) as milliseconds from now on; undefined when absent or neither. */
export const parseRetryAfter = (value: string | undefined, now: EpochMs): number | undefined => {
  const text = value?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000
  if (!/^[A-Z][a-z]{2,8},? .*GMT$/.test(text)) return undefined
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}
