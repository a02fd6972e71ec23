import { setTimeout as sleep } from 'node:timers/promises'
import type { EpochMs } from '@tocsin/shared/log/port.ts'
import type { Outgoing } from '@tocsin/shared/outgoing/outgoing.ts'
import { attempt } from './attempt.ts'
import type { ConnectorEvents, Place } from './events.ts'
import type { WebhookMessage } from './message.ts'
import type { ReportEnforcement } from './report.ts'
import { FIRST_RETRY_MS, MARGIN_MS, startTelling } from './telling.ts'

export interface Delivery {
  readonly place: Place
  readonly target: string
  readonly message: WebhookMessage
  /** As they are when it is asked: they may be replaced while a connector does not answer. */
  readonly secrets: () => readonly string[] | undefined
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

const MIN_TIMEOUT_MS = 250

/**
 * Asks one connector for one thing until it answers, and reports what it says. A failure is reported before the time to answer is over, and
 * asking goes on, ever more rarely, until `signal` says that nobody needs it any more. Resolves when nothing is left to do, or when it was
 * cut short.
 */
export const deliver = async (delivery: Delivery, deps: DeliveryDeps, signal: AbortSignal): Promise<void> => {
  const { place, target, message, secrets, requestedAtMs, answerByMs, giveUpAtMs } = delivery
  const { outgoing, events, now, attemptTimeoutMs, retryAtMostMs, inTurn } = deps
  const telling = startTelling(delivery, deps, signal)

  /** A first answer that comes too late is worth less than a second request in time. */
  const timeoutMs = (): number => {
    const leftMs = answerByMs - MARGIN_MS - now()
    return answerByMs > 0 && leftMs > 0
      ? Math.max(MIN_TIMEOUT_MS, Math.min(attemptTimeoutMs, leftMs))
      : attemptTimeoutMs
  }

  for (let backOffMs = FIRST_RETRY_MS; !signal.aborted; backOffMs = Math.min(backOffMs * 2, retryAtMostMs)) {
    const outcome = await inTurn(place.connectorId, () =>
      attempt(outgoing, { target, message, secrets: secrets(), timeoutMs: timeoutMs(), signal }, now),
    )
    if (signal.aborted) return
    if (outcome.kind !== 'failed') {
      await telling.answered(outcome.kind === 'said' ? outcome.said : undefined)
      events.settled(place, outcome.kind, now() - requestedAtMs)
      return
    }
    const jittered = backOffMs * (0.8 + 0.4 * Math.random())
    const delayMs = Math.min(retryAtMostMs, Math.max(jittered, outcome.retryAfterMs ?? 0))
    events.failed(place, outcome.reason, outcome.hope === 'never' ? undefined : delayMs)
    await telling.failed(outcome, delayMs)
    if (outcome.hope === 'never' || (giveUpAtMs > 0 && now() + delayMs >= giveUpAtMs)) {
      events.gaveUp(place, outcome.reason)
      return
    }
    await sleep(delayMs, undefined, { signal, ref: false }).catch(() => undefined)
  }
}
