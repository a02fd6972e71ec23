import { randomBytes } from 'node:crypto'
import { type AccessRole, hashToken, ROLES } from '@tocsin/escalation/access-token.ts'
import { type OptionSpec, parseArguments, UsageError } from '@tocsin/shared/runtime/arguments.ts'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'

export const TOKEN_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  person: { value: 'ID', doc: 'Who acts with it: the id of a person of the playbook.' },
  role: { value: 'ROLE', doc: `What it allows: ${ROLES.join(', ')} (default responder).` },
  brands: { value: 'IDS', doc: 'Brands, separated by commas (default all).' },
  until: { value: 'TIME', doc: 'When it ends, with its zone, e.g. 2027-01-31T18:00Z (default never).' },
  help: { doc: 'Print this.' },
}

const ZONED = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/

const roleOf = (given: string | boolean | undefined): AccessRole => {
  const role = given ?? 'responder'
  const found = ROLES.find(one => one === role)
  if (!found)
    throw new UsageError(
      `unknown role "${String(role)}"; there are ${ROLES.join(', ')}.${didYouMean(String(role), ROLES)}`,
    )
  return found
}

/**
 * A new token and the entry that lets it in: the settings keep its hash only, so that the token is seen once, here. Throws UsageError.
 */
export const tokenLines = (argv: readonly string[], token = randomBytes(24).toString('base64url')): string[] => {
  const { options } = parseArguments(argv, TOKEN_OPTIONS)
  const { person, brands, until } = options
  if (typeof person !== 'string') throw new UsageError('whose token is it? --person ID')
  const role = roleOf(options['role'])
  if (typeof until === 'string' && (!ZONED.test(until) || Number.isNaN(Date.parse(until))))
    throw new UsageError(`--until needs a time with its zone, e.g. 2027-01-31T18:00Z, not "${until}"`)
  const ids = typeof brands === 'string' ? brands.split(',').map(id => id.trim()) : []
  const parts = [
    `tokenSha256: ${hashToken(token)}`,
    `person: ${person}`,
    `role: ${role}`,
    ...(ids.length > 0 ? [`brands: [${ids.join(', ')}]`] : []),
    ...(typeof until === 'string' ? [`until: ${until}`] : []),
  ]
  return [
    `Token of ${person}, shown this once:`,
    `  ${token}`,
    '',
    'Add to escalation.tokens in tocsin.yaml, or to the file that escalation.accessFile names:',
    `  - { ${parts.join(', ')} }`,
  ]
}
