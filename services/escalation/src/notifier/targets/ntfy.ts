import type { EpochMs } from '@tocsin/shared/log/port.ts'
import type { Outgoing } from '@tocsin/shared/outgoing/outgoing.ts'
import type { Secrets } from '../config.ts'
import type { Message } from '../core/message.ts'
import { outcomeOf } from './http-outcome.ts'
import { dead, type Target, wireId } from './target.ts'

export interface NtfyDeps {
  readonly outgoing: Outgoing
  /** As they are when a message is sent. */
  readonly secrets: () => Secrets
  readonly timeoutMs: number
  readonly now: () => EpochMs
}

/** A server turns what is longer into an attachment, or refuses it; the default of a server is 4,096 bytes. */
const LARGEST_TEXT_BYTES = 3_500
const LARGEST_TITLE = 200

/** Where to publish, and to which topic: the last part of the address is the topic, what is before it the server. */
export const splitTopic = (target: string): { readonly server: string; readonly topic: string } | undefined => {
  const url = new URL(target)
  const match = /^(.*\/)([-_A-Za-z0-9]{1,64})\/?$/.exec(url.pathname)
  return match ? { server: `${url.origin}${match[1]}`, topic: match[2]! } : undefined
}

/** At most so many bytes of UTF-8, cut between characters. */
const cut = (text: string, bytes: number): string => {
  if (Buffer.byteLength(text) <= bytes) return text
  const kept = Buffer.from(text)
    .subarray(0, bytes - 3)
    .toString('utf8')
    .replace(/�+$/, '')
  return `${kept}…`
}

/** The JSON form of publishing. From version 2.16 on a server shows a repeat of `sequence_id` in place of the first; older ones ignore it. */
const bodyOf = ({ key, isPage, subject, text, link }: Message, topic: string): string =>
  JSON.stringify({
    topic,
    title: subject.slice(0, LARGEST_TITLE),
    message: cut(text, LARGEST_TEXT_BYTES),
    priority: isPage ? 5 : 3,
    tags: [isPage ? 'rotating_light' : 'information_source'],
    sequence_id: wireId(key),
    ...(link !== '' && { click: link }),
  })

/** Push to a phone by an ntfy server. */
export const createNtfyTarget = ({ outgoing, secrets, timeoutMs, now }: NtfyDeps): Target => ({
  async send(message, { target, secret }, signal) {
    const place = splitTopic(target)
    if (!place) return dead('the address does not end in the name of an ntfy topic')
    const token = secret === undefined ? undefined : secrets()[secret]?.[0]
    if (secret !== undefined && token === undefined) return dead(`the secret "${secret}" is not in notifier.secrets`)
    const headers = {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    }
    const body = bodyOf(message, place.topic)
    return outcomeOf(await outgoing.request({ url: place.server, headers, body, timeoutMs, signal }), now())
  },
})
