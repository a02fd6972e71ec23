import { createHash } from 'node:crypto'
import type { Contact } from '@tocsin/shared/playbook/plan.ts'
import type { Message } from '../core/message.ts'

/** What became of one attempt. Reasons hold no address, secret or link. */
export type Outcome =
  | { readonly kind: 'delivered'; readonly reason: string }
  | { readonly kind: 'retry'; readonly reason: string; readonly afterMs?: number }
  | { readonly kind: 'dead'; readonly reason: string }
  /** The target says that it is gone for good. */
  | { readonly kind: 'disabled'; readonly reason: string }

/** Brings messages to contacts of one kind. */
export interface Target {
  /** Rejects only on a bug. Ends within the send timeout, or at once when `signal` aborts. */
  send(message: Message, contact: Contact, signal: AbortSignal): Promise<Outcome>
}

/** The idempotency key in a form that every protocol takes: letters, digits, - and _, at most 36 characters. */
export const wireId = (key: string): string =>
  `msg_${createHash('sha256').update(key).digest('base64url').slice(0, 32)}`

export const retry = (reason: string, afterMs?: number): Outcome => ({
  kind: 'retry',
  reason,
  ...(afterMs !== undefined && { afterMs }),
})
export const dead = (reason: string): Outcome => ({ kind: 'dead', reason })
