import { parseAllowEntries } from '@tocsin/shared/outgoing/allow-list.ts'
import { webhookSecretProblem } from '@tocsin/shared/outgoing/standard-webhooks.ts'
import { type Report, setting } from '@tocsin/shared/runtime/setting.ts'
import { defineSection, loadSettings, type Values } from '@tocsin/shared/runtime/settings.ts'

/** By the name that a contact gives: secrets of webhooks, the new one first, or the token of an ntfy server. */
export type Secrets = Readonly<Record<string, readonly string[]>>

const parseSecret = (raw: unknown, name: string, report: Report): readonly string[] | undefined => {
  const given: unknown[] = Array.isArray(raw) ? raw : [raw]
  if (given.length === 0 || !given.every(one => typeof one === 'string' && one !== '' && !/[\s\p{Cc}]/u.test(one))) {
    report('must be a text without spaces, or a list of such', [name])
    return undefined
  }
  const texts = given as string[]
  const problem = texts
    .filter(text => text.startsWith('whsec_'))
    .map(webhookSecretProblem)
    .find(Boolean)
  if (problem === undefined) return texts
  report(problem, [name])
  return undefined
}

const parseSecrets = (raw: unknown, report: Report): Secrets | undefined => {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    report('must be a map of names to secrets')
    return undefined
  }
  const parsed = Object.entries(raw).map(([name, one]) => [name, parseSecret(one, name, report)] as const)
  return parsed.every(([, secrets]) => secrets !== undefined)
    ? (Object.fromEntries(parsed) as Record<string, readonly string[]>)
    : undefined
}

export const notifierSection = defineSection('notifier', {
  deliver: setting.enumeration(['send', 'inbox'], {
    default: 'send',
    doc: 'send: to the contacts of the playbook; inbox: nothing leaves this machine, messages are only listed.',
  }),
  secrets: setting.structure<Secrets>(
    'map of secrets',
    {
      default: {},
      doc: 'By the name a contact gives: "whsec_…" of a webhook (a list while it is rotated, the new one first) or the token of an ntfy server.',
    },
    parseSecrets,
    true,
  ),
  allow: setting.structure<readonly string[]>(
    'list of host:port or networks',
    { default: [], doc: 'Targets that are not on the public internet and may be sent to all the same.' },
    parseAllowEntries,
  ),
  sendTimeout: setting.duration({ default: 10_000, doc: 'How long one attempt may take.' }),
  informLimit: setting.int({
    default: 5,
    min: 1,
    doc: 'Messages that only inform, one by one to one contact within digestEvery; what is more goes together as one.',
  }),
  digestEvery: setting.duration({ default: 120_000, doc: 'How long what is too much for one contact is gathered.' }),
  listLimit: setting.int({ default: 2_000, min: 100, doc: 'Latest notifications that the API lists.' }),
  smtpHost: setting.string({ default: '', doc: 'Mail server; empty: contacts by mail are not reached.' }),
  smtpPort: setting.port({ default: 587, doc: 'Its port.' }),
  smtpTls: setting.enumeration(['starttls', 'implicit', 'none'], {
    default: 'starttls',
    doc: 'starttls: refuse to go on without it; implicit: TLS from the start (usually port 465); none: only within a trusted network.',
  }),
  smtpUser: setting.string({ default: '', doc: 'User at the mail server; empty: no login.' }),
  smtpPassword: setting.secret({ default: '', doc: 'Password at the mail server.' }),
  mailFrom: setting.string({ default: 'tocsin@localhost', doc: 'Sender address of mails.' }),
})

export type NotifierConfig = Values<typeof notifierSection>

/** Settings of a process of its own; throws ConfigError with all problems. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>, yamlText?: string): NotifierConfig =>
  loadSettings({ notifier: notifierSection }, { env, ...(yamlText !== undefined && { yamlText }) }).values.notifier
