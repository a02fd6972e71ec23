/** The header of records that are part of a trace: W3C Trace Context, level 1. */
export const TRACE_HEADER = 'traceparent'

/** Where a trace goes on. Only traces that are recorded are carried. */
export interface TracePlace {
  readonly traceId: string
  readonly spanId: string
  readonly traceFlags: number
}

const SAMPLED = 1
const PATTERN = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:$|(?<!^00.*)-)/

/** Undefined for what is no such header, and for a trace that its beginner does not record. */
export const parseTraceparent = (header: string | undefined): TracePlace | undefined => {
  const match = header === undefined ? null : PATTERN.exec(header)
  if (match === null || (Number.parseInt(match[3]!, 16) & SAMPLED) === 0) return undefined
  return { traceId: match[1]!, spanId: match[2]!, traceFlags: SAMPLED }
}

export const formatTraceparent = ({ traceId, spanId }: TracePlace): string => `00-${traceId}-${spanId}-01`
