import { urlProblem } from './contact.ts'
import type { Connector, ConnectorKind } from './plan.ts'
import type { Located } from './reader.ts'
import { idOf, later, oneOf, refTo, text } from './scalars.ts'
import { list, mapped, optional, type Reading, record, required, type Shape } from './shape.ts'

const KINDS: readonly ConnectorKind[] = ['webhook', 'manual']

const url = (at: Located | undefined, reading: Reading): string | undefined => {
  const value = at && text.read(at, reading)
  const problem = value === undefined ? undefined : urlProblem(value)
  return at && problem !== undefined ? reading.reader.report(at, problem) : value
}

/** What publishes for the brands. A webhook is signed, so it names a secret; what has no way in needs a person. */
export const connector: Shape<Connector> = mapped(
  record({
    id: required(idOf('connector'), 'Small letters, digits, hyphens; never changes.'),
    title: required(text, 'As people call it.'),
    kind: required(oneOf(KINDS), 'webhook: it is asked and answers. manual: a person stops it and says so.'),
    brands: optional(list(refTo('brand')), [], 'Brands it publishes for; all when absent.'),
    accounts: optional(list(text), [], 'Accounts it publishes to; when absent every hold of its brands concerns it.'),
    target: optional(
      later(text.schema),
      undefined,
      'An https URL: of the webhook, or of the page where a person stops it.',
    ),
    secret: optional(text, undefined, 'Name of the secret in the settings that signs; never the secret.'),
    owner: required(refTo('role'), 'Its holder stops it by hand, or mends it when it fails.'),
    instructions: optional(text, undefined, 'What the person does, when the kind is manual.'),
  }),
  ({ id, target: place, ...rest }, at, reading) => {
    const target = url(place, reading)
    const { kind, secret, instructions } = rest
    const { reader } = reading
    if (kind === 'webhook' && !place) reader.report(at, 'is a webhook and needs "target", its URL')
    if (kind === 'webhook' && secret === undefined)
      reader.report(at, 'is a webhook and needs "secret", the name of the secret that signs')
    if (kind === 'webhook' && instructions !== undefined)
      reader.report(at, 'is a webhook: "instructions" are for what a person does (kind manual)')
    if (kind === 'manual' && secret !== undefined)
      reader.report(at, 'is manual: nothing is sent, so it needs no secret')
    return { connectorId: id, target, ...rest }
  },
)
