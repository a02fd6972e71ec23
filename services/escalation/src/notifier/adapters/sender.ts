import type { Contact, ContactKind } from '@tocsin/shared/playbook/plan.ts'
import type { Message } from '../core/message.ts'
import type { NotifierEvents } from '../events.ts'
import { type Outcome, retry, type Target } from '../targets/target.ts'

export interface Sender {
  /** Never rejects. */
  send(message: Message, contact: Contact, signal: AbortSignal): Promise<Outcome>
}

/** One attempt. A bug in a target costs that attempt, never the process: others must be reached. */
export const createSender = (targets: Readonly<Record<ContactKind, Target>>, events: NotifierEvents): Sender => ({
  async send(message, contact, signal) {
    const startedAt = performance.now()
    const outcome = await targets[contact.kind].send(message, contact, signal).catch((error: unknown): Outcome => {
      events.targetFailed(message.key, error)
      return retry('the target failed in an unforeseen way')
    })
    events.attempted(message, contact.kind, outcome, performance.now() - startedAt)
    return outcome
  },
})
