import { setting } from '@tocsin/shared/runtime/setting.ts'
import { defineSection, loadSettings, type Values } from '@tocsin/shared/runtime/settings.ts'
import { parseSources } from './source-config.ts'

const texts = (raw: unknown): raw is readonly string[] =>
  Array.isArray(raw) && raw.length > 0 && raw.every(item => typeof item === 'string')
const isMap = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)

export const ingestSection = defineSection('ingest', {
  id: setting.string({ default: 'ingest', doc: 'Name of this replica, as its ticks carry it.' }),
  host: setting.string({ default: '127.0.0.1', doc: 'Where the webhook receiver listens.' }),
  port: setting.port({ default: 8090, doc: 'Port of the webhook receiver; 0 takes any free one.' }),
  playbooks: setting.string({
    default: '',
    doc: 'Folder of playbooks to publish while none was applied; empty follows others.',
  }),
  sources: setting.structure(
    'list of sources',
    { default: [], doc: 'The sources this deployment runs.' },
    parseSources,
  ),
  webhookSecrets: setting.structure<Readonly<Record<string, readonly string[]>>>(
    'map of source to list of secrets',
    { default: {}, doc: 'Signing secrets (whsec_…) per webhook source; several while they are rotated.' },
    (raw, report) => {
      if (isMap(raw) && Object.values(raw).every(texts)) return raw as Readonly<Record<string, readonly string[]>>
      report('must map each source to a list of secrets')
      return undefined
    },
    true,
  ),
  webhookTokens: setting.structure<Readonly<Record<string, string>>>(
    'map of source to token',
    { default: {}, doc: 'Bearer tokens per webhook source, for senders that cannot sign.' },
    (raw, report) => {
      if (isMap(raw) && Object.values(raw).every(token => typeof token === 'string' && token.length >= 16))
        return raw as Readonly<Record<string, string>>
      report('must map each source to a token of at least 16 characters')
      return undefined
    },
    true,
  ),
  authorKeys: setting.secret({
    default: '',
    doc: 'Keys that author ids are hashed with: "1:<64 hex>", comma-separated; the highest version is used, older ones stay for erasure.',
  }),
  tickInterval: setting.duration({
    default: 1_000,
    doc: 'How often a tick goes to every partition, so that time moves in silence.',
  }),
  maxInFlightBytes: setting.int({
    default: 64 * 1024 * 1024,
    min: 1_048_576,
    doc: 'Text on its way to the log; above it callers are told to come back (503).',
  }),
  spoolDir: setting.string({
    default: '',
    doc: 'Folder for what sources that go on say while the log is away; of this replica alone. Empty: they wait.',
  }),
  spoolMaxBytes: setting.int({
    default: 256 * 1024 * 1024,
    min: 1_048_576,
    doc: 'Largest size of the spool; above it sources wait.',
  }),
  spoolMaxAge: setting.duration({
    default: 3_600_000,
    doc: 'When the oldest post in the spool waits for longer, sources wait.',
  }),
  maxBodyBytes: setting.int({
    default: 16 * 1024 * 1024,
    min: 65_536,
    max: 256 * 1024 * 1024,
    doc: 'Largest body the webhook takes (413).',
  }),
})

export type IngestConfig = Values<typeof ingestSection>

/** Settings of a process of its own; throws ConfigError with all problems. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>, yamlText?: string): IngestConfig =>
  loadSettings({ ingest: ingestSection }, { env, ...(yamlText !== undefined && { yamlText }) }).values.ingest
