import { RetryableError } from '@tocsin/shared/log/errors.ts'
import type { PublishResult } from '../../adapters/publisher.ts'
import type { Rejected } from '../../core/post.ts'

/** What the receiver says: a status, and JSON (problem+json, RFC 9457, from 400 on). */
export interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  readonly retryAfterS?: number
}

export interface ItemAnswer {
  readonly index: number
  readonly id: string
  readonly outcome: PublishResult['outcome']
  readonly brands: readonly string[]
  readonly reason?: string
  readonly detail?: string
}

const TITLES = {
  'unknown-source': [404, 'No such source'],
  unauthorized: [401, 'Not authorized'],
  conflict: [409, 'The id was used for another body'],
  'too-large': [413, 'Too large'],
  'unsupported-media-type': [415, 'Unsupported media type'],
  malformed: [400, 'Malformed body'],
  rejected: [400, 'No post was taken'],
  'not-found': [404, 'Not found'],
  unavailable: [503, 'Not now'],
  internal: [500, 'Internal error'],
} as const
export type ProblemType = keyof typeof TITLES

export const problem = (type: ProblemType, detail: string, more: Readonly<Record<string, unknown>> = {}): Answer => {
  const [status, title] = TITLES[type]
  const retry = status === 503 ? { retryAfterS: 2 } : {}
  return { status, body: { type: `urn:tocsin:problem:${type}`, title, status, detail, ...more }, ...retry }
}

export const itemAnswer = (
  index: number,
  result: PublishResult | (Rejected & { readonly id?: string }),
): ItemAnswer => ({
  index,
  id: result.id ?? '',
  outcome: result.outcome,
  brands: 'brandIds' in result ? result.brandIds : [],
  ...(result.reason !== undefined && { reason: result.reason }),
  ...(result.detail !== undefined && { detail: result.detail }),
})

/** 202 as soon as one post was valid; 400 when none was. */
export const answerItems = (items: readonly ItemAnswer[]): Answer => {
  if (items.length === 0) return problem('malformed', 'the body holds no post')
  const count = (outcome: string): number => items.filter(item => item.outcome === outcome).length
  const summary = { accepted: count('accepted'), unmatched: count('unmatched'), rejected: count('rejected') }
  if (summary.rejected === items.length)
    return problem('rejected', items[0]?.detail ?? 'every post was rejected', { ...summary, items })
  return { status: 202, body: { ...summary, items } }
}

/** The log does not take it now: nothing of it is certain, and sending all of it again is safe. Anything else is thrown on. */
export const answerFailure = (error: unknown): Answer => {
  if (error instanceof RetryableError)
    return problem('unavailable', `${error.message}; send it again, posts that were taken are not counted twice`)
  throw error
}
