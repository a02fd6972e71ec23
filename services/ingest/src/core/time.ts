/** What a time must look like, as a message says it. */
export const RFC3339 = 'a time such as "2026-03-02T10:15:00Z" (with its zone) or epoch milliseconds'

const PATTERN =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?(?:([Zz])|([+-])(\d{2}):?(\d{2}))$/

/** RFC 3339 text, or a number, as epoch milliseconds; undefined for anything else, a day that does not exist included. */
export const timeOf = (raw: unknown): number | undefined => {
  if (typeof raw === 'number') return Number.isFinite(raw) ? Math.trunc(raw) : undefined
  const match = typeof raw === 'string' ? PATTERN.exec(raw.trim()) : null
  if (!match) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const fraction = Math.trunc(Number(`0.${match[7] ?? '0'}`) * 1_000)
  const local = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59), fraction)
  const back = new Date(local)
  const exists =
    back.getUTCMonth() === month - 1 && back.getUTCDate() === day && hour < 24 && minute < 60 && second <= 60
  if (!exists) return undefined
  const offsetMinutes = match[8] ? 0 : (Number(match[10]) * 60 + Number(match[11])) * (match[9] === '-' ? -1 : 1)
  return local - offsetMinutes * 60_000
}
