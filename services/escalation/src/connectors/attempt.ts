import type { EpochMs } from '@tocsin/shared/log/port.ts'
import type { Outgoing, OutgoingAnswer } from '@tocsin/shared/outgoing/outgoing.ts'
import { parseRetryAfter } from '@tocsin/shared/outgoing/retry-after.ts'
import { signWebhook } from '@tocsin/shared/outgoing/standard-webhooks.ts'
import { parseAnswer, type Said } from './answer.ts'
import type { WebhookMessage } from './message.ts'

export type Outcome =
  /** It says what it did. */
  | { readonly kind: 'said'; readonly said: Said }
  /** It took it, and says later what it did. */
  | { readonly kind: 'took' }
  /** It is not known to have done anything. */
  | {
      readonly kind: 'failed'
      readonly reason: string
      /** When asking again may help: soon, when somebody has mended something, or never. */
      readonly hope: 'soon' | 'mended' | 'never'
      readonly retryAfterMs: number | undefined
    }

const MAX_BODY_BYTES = 256 * 1024
const GONE = 410

type Failure = Extract<Outcome, { kind: 'failed' }>

const failed = (reason: string, hope: Failure['hope'], retryAfterMs?: number): Failure => ({
  kind: 'failed',
  reason,
  hope,
  retryAfterMs,
})

/** Refusals that pass by themselves: timeout, too early, too many. */
const PASSING = new Set([408, 425, 429])

/** What an answer of a connector means. */
export const outcomeOf = (answer: OutgoingAnswer, now: EpochMs): Outcome => {
  if (answer.kind !== 'answered') return failed(answer.reason, answer.kind === 'refused' ? 'mended' : 'soon')
  const { status, headers, body, complete } = answer
  if (status === GONE) return failed('it answered 410: it is not there any more', 'never')
  if (status < 200 || status > 299) {
    const hope = status >= 500 || PASSING.has(status) ? 'soon' : 'mended'
    return failed(`it answered ${status}`, hope, parseRetryAfter(headers['retry-after'], now))
  }
  if (!complete) return failed('its answer was cut, or is too long', 'mended')
  if (status === 202 || status === 204 || body.trim() === '') return { kind: 'took' }
  const said = parseAnswer(body)
  return typeof said === 'string' ? failed(`its answer cannot be read: ${said}`, 'mended') : { kind: 'said', said }
}

export interface Attempt {
  readonly target: string
  readonly message: WebhookMessage
  /** Undefined when the settings have none of the name that the playbook gives. */
  readonly secrets: readonly string[] | undefined
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** One signed request. Never rejects. */
export const attempt = async (
  outgoing: Outgoing,
  { target, message, secrets, timeoutMs, signal }: Attempt,
  now: () => EpochMs,
): Promise<Outcome> => {
  if (!secrets) return failed('the settings hold no secret of that name, and nothing is sent unsigned', 'mended')
  const { id, body } = message
  const headers = { 'content-type': 'application/json', ...signWebhook({ id, now: now(), body }, secrets) }
  const answer = await outgoing.request({ url: target, headers, body, timeoutMs, maxBodyBytes: MAX_BODY_BYTES, signal })
  return outcomeOf(answer, now())
}
