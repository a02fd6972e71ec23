import { Type } from 'typebox'
import { HttpProblem } from './problem.ts'

const RFC3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/

/** A point in time as a parameter. */
export const TimeParameter = (description: string) =>
  Type.String({
    description: `${description} RFC 3339, or epoch milliseconds.`,
    examples: ['2026-03-14T09:00:00Z'],
    maxLength: 40,
  })

/** A point in time in an answer. */
export const Time = (description: string) =>
  Type.String({ format: 'date-time', description, examples: ['2026-03-14T09:00:00.000Z'] })

/** RFC 3339 with milliseconds, UTC. */
export const asTime = (ms: number): string => new Date(ms).toISOString()

/** Epoch milliseconds of a parameter. */
export const parseTime = (text: string, field: string): number => {
  const ms = /^\d{1,15}$/.test(text) ? Number(text) : RFC3339.test(text) ? Date.parse(text) : Number.NaN
  if (ms >= 0 && ms <= 8.64e15) return ms
  throw new HttpProblem({
    status: 400,
    type: 'bad-request',
    detail: `"${field}" is not a point in time.`,
    fix: 'Give RFC 3339 such as 2026-03-14T09:00:00Z, or epoch milliseconds. In a query "+" must be sent as %2B.',
    errors: [{ field, detail: 'must be RFC 3339 or epoch milliseconds' }],
  })
}

export interface Span {
  readonly fromMs: number
  readonly toMs: number
}

/** The span of two parameters: up to now, and from `defaultMs` before its end. */
export const parseSpan = (
  { from, to }: { readonly from?: string; readonly to?: string },
  nowMs: number,
  defaultMs: number,
): Span => {
  const toMs = to === undefined ? nowMs : parseTime(to, 'to')
  const fromMs = from === undefined ? Math.max(0, toMs - defaultMs) : parseTime(from, 'from')
  if (fromMs < toMs) return { fromMs, toMs }
  throw new HttpProblem({
    status: 400,
    type: 'bad-request',
    detail: '"from" must be before "to".',
    fix: 'Swap them, or leave one out.',
    errors: [{ field: 'from', detail: 'must be before "to"' }],
  })
}
