import { parseAllowEntries } from '@tocsin/shared/outgoing/allow-list.ts'
import { webhookSecretProblem } from '@tocsin/shared/outgoing/standard-webhooks.ts'
import { type Report, setting } from '@tocsin/shared/runtime/setting.ts'
import { defineSection, loadSettings, type Values } from '@tocsin/shared/runtime/settings.ts'

/** By the name that a connector gives; the new one first, the old ones for as long as receivers know only those. */
export type SigningSecrets = Readonly<Record<string, readonly string[]>>

const parseOne = (raw: unknown, name: string, report: Report): readonly string[] | undefined => {
  const secrets: unknown[] = Array.isArray(raw) ? raw : [raw]
  const problems = secrets.map(secret =>
    typeof secret === 'string' ? webhookSecretProblem(secret) : 'must be text, or a list of texts',
  )
  const problem = secrets.length === 0 ? 'needs at least one secret' : problems.find(found => found !== undefined)
  if (problem === undefined) return secrets as string[]
  report(problem, [name])
  return undefined
}

const parseSecrets = (raw: unknown, report: Report): SigningSecrets | undefined => {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    report('must be a map of names to secrets')
    return undefined
  }
  const parsed = Object.entries(raw).map(([name, one]) => [name, parseOne(one, name, report)] as const)
  return parsed.every(([, secrets]) => secrets !== undefined)
    ? (Object.fromEntries(parsed) as Record<string, readonly string[]>)
    : undefined
}

export const connectorsSection = defineSection('connectors', {
  secrets: setting.structure<SigningSecrets>(
    'map of secrets',
    {
      default: {},
      doc: 'By the name a connector of the playbook gives: "whsec_…", or a list while it is rotated, the new one first.',
    },
    parseSecrets,
    true,
  ),
  allow: setting.structure<readonly string[]>(
    'list of host:port or networks',
    { default: [], doc: 'Connectors that are not on the public internet and may be asked all the same.' },
    parseAllowEntries,
  ),
  escalation: setting.string({
    default: '',
    doc: 'host:port of the escalation service (gRPC) that a process of its own reports to.',
  }),
  escalationToken: setting.secret({
    default: '',
    doc: 'Token with which such a process reports: role responder, all brands.',
  }),
  answerUrl: setting.string({
    default: '',
    doc: 'Where a connector that cannot answer at once says later what it did; told to it when set.',
  }),
  attemptTimeout: setting.duration({ default: 4_000, doc: 'How long one request to a connector may take.' }),
  retryAtMost: setting.duration({
    default: 300_000,
    doc: 'Longest time between two requests to a connector that does not answer.',
  }),
  giveUpAfter: setting.duration({
    default: 24 * 3_600_000,
    doc: 'The end of a hold and the release of a post are tried for this long; a hold itself for as long as it stands.',
  }),
  atATime: setting.int({ default: 32, min: 1, doc: 'Requests to one connector at a time.' }),
})

export type ConnectorsConfig = Values<typeof connectorsSection>

/** Settings of a process of its own; throws ConfigError with all problems. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>, yamlText?: string): ConnectorsConfig =>
  loadSettings({ connectors: connectorsSection }, { env, ...(yamlText !== undefined && { yamlText }) }).values
    .connectors
