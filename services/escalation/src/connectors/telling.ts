import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { EnforcementInput } from '@tocsin/shared/gen/tocsin/crisis/v1/Enforcement.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import type { EpochMs } from '@tocsin/shared/log/port.ts'
import type { Said } from './answer.ts'
import type { Outcome } from './attempt.ts'
import type { Delivery, DeliveryDeps } from './delivery.ts'

export const FIRST_RETRY_MS = 250
/** So long before the time to answer is over a failure is said, so that it is said in time and with its reason. */
export const MARGIN_MS = 1_000

/** Another for each thing that is said, the same for repeats of it. */
const requestIdOf = (messageId: string, enforcement: EnforcementInput, atMs: EpochMs): string =>
  `connector-${createHash('sha256')
    .update(JSON.stringify([messageId, enforcement, atMs]))
    .digest('base64url')}`

type Failure = Pick<Extract<Outcome, { kind: 'failed' }>, 'reason' | 'hope'>

/** Tells people what became of asking one connector; what is told comes one after another, and no failure comes after the answer. */
export interface Telling {
  /** Undefined when it only took the request. */
  answered(said: Said | undefined): Promise<void>
  /** What passes by itself is told only when the next request, in `delayMs`, comes too late. */
  failed(failure: Failure, delayMs: number): Promise<void>
}

/** When nothing is heard, that is told before the time to answer is over, whatever the request is waiting for. */
export const startTelling = (delivery: Delivery, deps: DeliveryDeps, signal: AbortSignal): Telling => {
  const { place, message, answerByMs } = delivery
  const { report, events, now, retryAtMostMs } = deps
  const settled = new AbortController()
  let latest: Failure = { reason: 'it has not answered', hope: 'soon' }
  let toldReason: string | undefined
  let last: Promise<void> = Promise.resolve()

  const pause = (ms: number, until: AbortSignal): Promise<void> =>
    sleep(ms, undefined, { signal: until, ref: false }).catch(() => undefined)

  const send = async (enforcement: EnforcementInput): Promise<void> => {
    const requestId = requestIdOf(message.id, enforcement, now())
    const said = { requestId, holdId: place.holdId, enforcement: { connector: place.connectorId, ...enforcement } }
    for (let retryInMs = FIRST_RETRY_MS; !signal.aborted; retryInMs = Math.min(retryInMs * 2, retryAtMostMs)) {
      try {
        return await report(said)
      } catch (error) {
        if (!(error instanceof RetryableError)) return events.reportRefused(place, error)
        events.reportFailed(place, error, retryInMs)
        await pause(retryInMs, signal)
      }
    }
  }

  const tell = (make: () => EnforcementInput | undefined): Promise<void> => {
    last = last.then(async () => {
      const enforcement = make()
      if (enforcement) await send(enforcement)
    })
    return last
  }

  const tellFailure = (): Promise<void> =>
    tell(() => {
      const { reason, hope } = latest
      if (settled.signal.aborted || reason === toldReason) return undefined
      toldReason = reason
      const evidence = hope === 'never' ? reason : `${reason}; it is asked again until it answers`
      return { state: 'ENFORCEMENT_STATE_FAILED', evidence }
    })

  const watch = async (): Promise<void> => {
    const until = AbortSignal.any([signal, settled.signal])
    await pause(answerByMs - MARGIN_MS - now(), until)
    if (!until.aborted) await tellFailure()
  }
  if (now() < answerByMs - MARGIN_MS) void watch()

  return {
    answered(said) {
      settled.abort()
      return tell(() => said && { ...said, posts: [...said.posts] })
    },
    async failed(failure, delayMs) {
      latest = failure
      const isDue = failure.hope !== 'soon' || now() + delayMs >= answerByMs - MARGIN_MS
      if (answerByMs > 0 && isDue) await tellFailure()
    },
  }
}
