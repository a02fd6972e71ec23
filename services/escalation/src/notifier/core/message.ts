import type { Parcel } from './plan.ts'

/** What a target is to bring to a person. */
export interface Message {
  /** The same over all attempts: of the request, or of the digest. */
  readonly key: string
  readonly personId: string
  readonly contactId: string
  readonly isPage: boolean
  readonly subject: string
  readonly text: string
  /** Where to decide or acknowledge; may be empty. */
  readonly link: string
  readonly kind: string
  readonly crisisId: string
  readonly drill: boolean
  readonly requestedAtMs: number
  /** The messages of a digest; of a single one itself. */
  readonly items: readonly MessageItem[]
}

export interface MessageItem {
  readonly key: string
  readonly kind: string
  readonly crisisId: string
  readonly subject: string
  readonly text: string
  readonly link: string
  readonly requestedAtMs: number
}

const LISTED = 30
export const DIGEST_KIND = 'digest'

const same = <T>(values: readonly T[], otherwise: T): T =>
  values.every(value => value === values[0]) ? (values[0] ?? otherwise) : otherwise

const digestText = (items: readonly MessageItem[]): string => {
  const lines = items.slice(0, LISTED).map(({ subject, text }) => `- ${subject}. ${text}`)
  const more = items.length - lines.length
  return [...lines, ...(more > 0 ? [`… and ${more} more.`] : [])].join('\n')
}

/** One request is told as it is; several become one message with as many items. */
export const messageOf = ({ key, deliveries, isPage }: Parcel): Message => {
  const [{ request }] = deliveries
  const items = deliveries.map(({ key, request }): MessageItem => {
    const { kind, crisisId, subject, text, link, requestedAtMs } = request
    return { key, kind, crisisId, subject, text, link, requestedAtMs }
  })
  const { personId, contactId, drill, requestedAtMs } = request
  const common = { key, personId, contactId, isPage, requestedAtMs, items }
  const [first, ...others] = items
  if (others.length === 0) return { ...common, ...first!, key, drill }
  return {
    ...common,
    kind: DIGEST_KIND,
    subject: `${items.length} messages, the first: ${first!.subject}`,
    text: digestText(items),
    link: same(
      items.map(({ link }) => link),
      '',
    ),
    crisisId: same(
      items.map(({ crisisId }) => crisisId),
      '',
    ),
    drill: deliveries.every(({ request }) => request.drill),
  }
}
