import type { Contact, ContactKind } from './plan.ts'
import type { Located } from './reader.ts'
import { later, localId, oneOf, text } from './scalars.ts'
import { mapped, optional, type Reading, record, required, type Shape } from './shape.ts'
import { day } from './times.ts'

const KINDS: readonly ContactKind[] = ['webhook', 'email', 'ntfy']
const MAIL = /^[^\s@"<>]+@[^\s@"<>.]+(?:\.[^\s@"<>.]+)+$/
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** What is wrong with a URL that something is sent to; undefined when nothing is. */
export const urlProblem = (value: string): string | undefined => {
  if (!URL.canParse(value)) return `must be a URL such as "https://example.com/hook", not "${value}"`
  const { protocol, hostname, username, password } = new URL(value)
  if (username || password) return 'must not hold a user or password: name a secret of the settings with "secret"'
  if (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))) return undefined
  return `must begin with https:// (http:// only to this machine), not "${value}"`
}

/** Letters, digits, - and _: what a server takes as the name of a topic. */
const TOPIC = /\/[\w-]{1,64}\/?$/

const topicProblem = (value: string): string | undefined =>
  TOPIC.test(new URL(value).pathname)
    ? undefined
    : `must end in the name of a topic, as "https://ntfy.sh/my-topic" does, not "${value}"`

const target = (at: Located, kind: ContactKind, reading: Reading): string | undefined => {
  const value = text.read(at, reading)
  if (value === undefined) return undefined
  if (kind === 'email')
    return MAIL.test(value)
      ? value
      : reading.reader.report(at, `must be a mail address such as "anna@example.com", not "${value}"`)
  const problem = urlProblem(value) ?? (kind === 'ntfy' ? topicProblem(value) : undefined)
  return problem === undefined ? value : reading.reader.report(at, problem)
}

/** A way to reach a person. */
export const contact: Shape<Contact> = mapped(
  record({
    id: required(localId, 'Unique within the person.'),
    kind: required(oneOf(KINDS), 'How it is sent.'),
    target: required(later(text.schema), 'An https URL (of the webhook or the ntfy topic) or a mail address.'),
    testedAt: optional(day, undefined, 'The day (YYYY-MM-DD) on which somebody last saw a test arrive.'),
    secret: optional(text, undefined, 'Name of the secret in the settings that signs or authorises; never the secret.'),
  }),
  ({ id, kind, target: at, testedAt, secret }, _at, reading) => {
    const address = target(at, kind, reading)
    return address === undefined ? undefined : { contactId: id, kind, target: address, testedAt, secret }
  },
)
