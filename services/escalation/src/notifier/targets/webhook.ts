import type { EpochMs } from '@tocsin/shared/log/port.ts'
import type { Outgoing } from '@tocsin/shared/outgoing/outgoing.ts'
import { signWebhook } from '@tocsin/shared/outgoing/standard-webhooks.ts'
import type { Secrets } from '../config.ts'
import { DIGEST_KIND, type Message } from '../core/message.ts'
import { outcomeOf } from './http-outcome.ts'
import { dead, type Target, wireId } from './target.ts'

export interface WebhookDeps {
  readonly outgoing: Outgoing
  /** As they are when a message is sent. */
  readonly secrets: () => Secrets
  readonly timeoutMs: number
  readonly now: () => EpochMs
}

const isoOf = (ms: EpochMs): string => new Date(ms).toISOString()

/** A CloudEvent in structured form. `id` is the same over all attempts and over lives of the process, as is every byte. */
const bodyOf = (message: Message): string => {
  const { isPage, items, key, requestedAtMs, ...rest } = message
  const type = rest.kind === DIGEST_KIND ? 'tocsin.notification.digest.v1' : 'tocsin.notification.v1'
  const item = (one: Message['items'][number]) => ({
    ...one,
    requestedAtMs: undefined,
    requestedAt: isoOf(one.requestedAtMs),
  })
  return JSON.stringify({
    specversion: '1.0',
    id: wireId(key),
    source: '/tocsin/notifier',
    type,
    time: isoOf(requestedAtMs),
    ...(rest.crisisId !== '' && { subject: rest.crisisId }),
    datacontenttype: 'application/json',
    data: {
      ...rest,
      idempotencyKey: key,
      urgency: isPage ? 'page' : 'inform',
      ...(items.length > 1 && { items: items.map(item) }),
    },
  })
}

/** Standard Webhooks with a CloudEvent as the body. */
export const createWebhookTarget = ({ outgoing, secrets, timeoutMs, now }: WebhookDeps): Target => ({
  async send(message, { target, secret }, signal) {
    const named = secret === undefined ? [] : secrets()[secret]
    if (!named) return dead(`the secret "${secret}" is not in notifier.secrets`)
    if (!named.every(one => one.startsWith('whsec_')))
      return dead(`the secret "${secret}" is not one of a webhook: it must begin with whsec_`)
    const body = bodyOf(message)
    const { 'webhook-signature': signature, ...unsigned } = signWebhook(
      { id: wireId(message.key), now: now(), body },
      named,
    )
    const headers = {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      ...unsigned,
      ...(signature !== '' && { 'webhook-signature': signature }),
    }
    return outcomeOf(await outgoing.request({ url: target, headers, body, timeoutMs, signal }), now())
  },
})
