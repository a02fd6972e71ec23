import type { Target } from './target.ts'

/** For the demo and for trying a plan: nothing leaves the machine; the message is listed by NotificationService. */
export const inboxTarget: Target = {
  async send() {
    return { kind: 'delivered', reason: 'kept in the inbox, not sent' }
  },
}
