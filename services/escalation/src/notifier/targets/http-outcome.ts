import type { EpochMs } from '@tocsin/shared/log/port.ts'
import type { OutgoingAnswer } from '@tocsin/shared/outgoing/outgoing.ts'
import { parseRetryAfter } from '@tocsin/shared/outgoing/retry-after.ts'
import { dead, type Outcome, retry } from './target.ts'

/** Client errors that pass. */
const PASSING = new Set([408, 425, 429])
const GONE = 410

/** What an answer over HTTP means for a message: 2xx arrived, 410 gone, other 4xx never, anything else later. */
export const outcomeOf = (answer: OutgoingAnswer, now: EpochMs): Outcome => {
  if (answer.kind === 'failed') return retry(answer.reason)
  // A redirect is often a page that stands in while something is mended; a place that is not public stays so.
  if (answer.kind === 'refused') return answer.by === 'redirect' ? retry(answer.reason) : dead(answer.reason)
  const { status, headers } = answer
  const reason = `answered ${status}`
  if (status >= 200 && status < 300) return { kind: 'delivered', reason }
  if (status === GONE) return { kind: 'disabled', reason }
  if (status >= 400 && status < 500 && !PASSING.has(status)) return dead(reason)
  return retry(reason, parseRetryAfter(headers['retry-after'], now))
}
