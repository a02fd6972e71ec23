import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { EnforcementInput } from '@tocsin/shared/gen/tocsin/crisis/v1/Enforcement.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import type { EpochMs } from '@tocsin/shared/log/port.ts'
import type { Outgoing } from '@tocsin/shared/outgoing/outgoing.ts'
import { attempt, type Outcome } from './attempt.ts'
import type { ConnectorEvents, Place } from './events.ts'
import type { WebhookMessage } from './message.ts'
import type { ReportEnforcement } from './report.ts'

export interface Delivery {
  readonly place: Place
  readonly target: string
  readonly message: WebhookMessage
  readonly secrets: readonly string[] | undefined
  readonly requestedAtMs: EpochMs
  /** When people are told that it failed, if it has not answered; 0 for what nobody waits for. */
  readonly answerByMs: EpochMs
  /** It is not tried any longer; 0 for as long as the hold stands. */
  readonly giveUpAtMs: EpochMs
}

export interface DeliveryDeps {
  readonly outgoing: Outgoing
  readonly report: ReportEnforcement
  readonly events: ConnectorEvents
  readonly now: () => EpochMs
  readonly attemptTimeoutMs: number
  readonly retryAtMostMs: number
  /** Waits for its turn with the connector. */
  readonly inTurn: <T>(connectorId: string, act: () => Promise<T>) => Promise<T>
}

const FIRST_RETRY_MS = 250
/** So long before the time to answer is over a failure is said, so that it is said with its reason. */
const MARGIN_MS = 500
const MIN_TIMEOUT_MS = 250

type Failure = Extract<Outcome, { kind: 'failed' }>

/** Another for each thing that is said, the same for repeats of it. */
const requestIdOf = (messageId: string, enforcement: EnforcementInput, atMs: EpochMs): string =>
  `connector-${createHash('sha256')
    .update(JSON.stringify([messageId, enforcement, atMs]))
    .digest('base64url')}`

/**
 * Asks one connector for one thing until it answers, and reports what it says. A failure is reported before the time to answer is over, and
 * asking goes on, ever more rarely, until `signal` says that nobody needs it any more. Resolves true when nothing is left to do; false when
 * it was cut short.
 */
export const deliver = async (delivery: Delivery, deps: DeliveryDeps, signal: AbortSignal): Promise<boolean> => {
  const { place, target, message, secrets, requestedAtMs, answerByMs, giveUpAtMs } = delivery
  const { outgoing, events, now, attemptTimeoutMs, retryAtMostMs, inTurn } = deps
  let toldReason: string | undefined

  const pause = (ms: number): Promise<void> => sleep(ms, undefined, { signal, ref: false }).catch(() => undefined)

  const report = async (enforcement: EnforcementInput): Promise<void> => {
    const { holdId, connectorId: connector } = place
    const said = {
      requestId: requestIdOf(message.id, enforcement, now()),
      holdId,
      enforcement: { connector, ...enforcement },
    }
    for (let retryInMs = FIRST_RETRY_MS; !signal.aborted; retryInMs = Math.min(retryInMs * 2, retryAtMostMs)) {
      try {
        return await deps.report(said)
      } catch (error) {
        if (!(error instanceof RetryableError)) return events.reportRefused(place, error)
        events.reportFailed(place, error, retryInMs)
        await pause(retryInMs)
      }
    }
  }

  const isInTime = (): boolean => answerByMs > 0 && now() < answerByMs - MARGIN_MS

  const timeoutMs = (): number =>
    isInTime() ? Math.max(MIN_TIMEOUT_MS, Math.min(attemptTimeoutMs, answerByMs - MARGIN_MS - now())) : attemptTimeoutMs

  /** What passes by itself is told only when the next request comes too late. */
  const tellFailure = async ({ reason, hope }: Failure, delayMs: number): Promise<void> => {
    const isDue = hope !== 'soon' || now() + delayMs >= answerByMs - MARGIN_MS
    if (answerByMs === 0 || !isDue || reason === toldReason) return
    toldReason = reason
    const evidence = hope === 'never' ? reason : `${reason}; it is asked again until it answers`
    await report({ state: 'ENFORCEMENT_STATE_FAILED', evidence })
  }

  for (let backOffMs = FIRST_RETRY_MS; !signal.aborted; backOffMs = Math.min(backOffMs * 2, retryAtMostMs)) {
    const outcome = await inTurn(place.connectorId, () =>
      attempt(outgoing, { target, message, secrets, timeoutMs: timeoutMs(), signal }, now),
    )
    if (signal.aborted) return false
    if (outcome.kind !== 'failed') {
      if (outcome.kind === 'said') await report({ ...outcome.said, posts: [...outcome.said.posts] })
      events.settled(place, outcome.kind, now() - requestedAtMs)
      return !signal.aborted
    }
    const jittered = backOffMs * (0.8 + 0.4 * Math.random())
    const delayMs = Math.min(retryAtMostMs, Math.max(jittered, outcome.retryAfterMs ?? 0))
    events.failed(place, outcome.reason, outcome.hope === 'never' ? undefined : delayMs)
    await tellFailure(outcome, delayMs)
    if (outcome.hope === 'never' || (giveUpAtMs > 0 && now() + delayMs >= giveUpAtMs)) {
      events.gaveUp(place, outcome.reason)
      return !signal.aborted
    }
    await pause(delayMs)
  }
  return false
}
