import { setting } from '@tocsin/shared/runtime/setting.ts'
import { defineSection, loadSettings, type Values } from '@tocsin/shared/runtime/settings.ts'
import { type AccessToken, parseTokens } from './access-token.ts'

export const escalationSection = defineSection('escalation', {
  tokens: setting.structure<readonly AccessToken[]>(
    'list of tokens',
    {
      default: [],
      doc: 'Who may call: a list of { token or tokenSha256, person, role: display|responder|manager|admin, brands: [..] (empty: all), until: when it ends }.',
    },
    parseTokens,
    true,
  ),
  accessFile: setting.string({
    default: '',
    doc: 'File with more tokens, YAML or JSON, a list as above; read again when it changes, so that access ends within seconds.',
  }),
  actAs: setting.string({
    default: '',
    doc: 'Person id that callers on this machine act as, with role admin, when they send no token; empty asks everybody for one.',
  }),
  publicUrl: setting.string({
    default: 'http://localhost:8080',
    doc: 'Address of the console, for the links in notifications.',
  }),
  playbooks: setting.string({
    default: '',
    doc: 'Folder of playbooks that a process of its own applies at its start, unless a person applied another plan; empty waits for one.',
  }),
  linkSecret: setting.secret({
    default: '',
    doc: 'Key of one-time links, the same on every replica: the first line signs, links of further lines (old keys) work on. Empty sends links that need a login.',
  }),
  linkLifetime: setting.duration({ default: 24 * 3_600_000, doc: 'How long a one-time link works.' }),
  heartbeatEvery: setting.duration({
    default: 15_000,
    doc: 'How often a silent stream of the API says that it lives.',
  }),
  watchersLimit: setting.int({ default: 500, min: 1, doc: 'Streams of the API at a time.' }),
  commandDeadline: setting.duration({
    default: 8_000,
    doc: 'How long a command tries to reach the log before it answers that the outcome is unknown.',
  }),
})

export type EscalationConfig = Values<typeof escalationSection>

/** Settings of a process of its own; throws ConfigError with all problems. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>, yamlText?: string): EscalationConfig =>
  loadSettings({ escalation: escalationSection }, { env, ...(yamlText !== undefined && { yamlText }) }).values
    .escalation
