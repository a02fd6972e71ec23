import { formatTraceparent, parseTraceparent, TRACE_HEADER } from '@tocsin/shared/runtime/traces/traceparent.ts'

/** The trace that a caller's request is a part of. */
export interface CallersTrace {
  /** Headers of the next mention: those by which its trace goes on from the caller's, or none. */
  next(): Readonly<Record<string, string>> | undefined
}

/** So many mentions of a request go on in the caller's trace; a caller that records everything must not decide that we do. */
const MENTIONS_PER_REQUEST = 10

export const NO_TRACE: CallersTrace = { next: () => undefined }

/** What a request says in `traceparent` (W3C Trace Context), written anew; what is not well-formed, or not recorded by the caller, is as if it were not there. */
export const callersTrace = (header: unknown): CallersTrace => {
  const place = typeof header === 'string' ? parseTraceparent(header) : undefined
  if (place === undefined) return NO_TRACE
  const headers = { [TRACE_HEADER]: formatTraceparent(place) }
  let left = MENTIONS_PER_REQUEST
  return { next: () => (left-- > 0 ? headers : undefined) }
}
