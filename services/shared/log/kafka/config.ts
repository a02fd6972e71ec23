import { readFileSync } from 'node:fs'
import { setting } from '../../runtime/setting.ts'
import { ConfigError, defineSection, type Values } from '../../runtime/settings.ts'
import type { Connection } from './internals.ts'

export const kafkaSection = defineSection('kafka', {
  brokers: setting.list({ default: [], doc: 'Brokers as host:port; empty means the embedded log.' }),
  clientId: setting.string({ default: 'tocsin', doc: 'Name under which brokers know this process.' }),
  tls: setting.boolean({ default: false, doc: 'Whether connections are encrypted.' }),
  tlsCaFile: setting.string({
    default: '',
    doc: "PEM file of the authorities that sign brokers; empty means the machine's.",
  }),
  tlsCertFile: setting.string({ default: '', doc: 'PEM file of our certificate, where brokers ask for one (mTLS).' }),
  tlsKeyFile: setting.string({ default: '', doc: 'PEM file of its key.' }),
  saslMechanism: setting.enumeration(['none', 'plain', 'scram-sha-256', 'scram-sha-512'], {
    default: 'none',
    doc: 'How this process proves who it is; plain needs tls.',
  }),
  saslUsername: setting.string({ default: '', doc: 'User at the brokers.' }),
  saslPassword: setting.secret({ default: '', doc: 'Password at the brokers.' }),
  replicationFactor: setting.int({
    default: 3,
    min: 1,
    max: 32_767,
    doc: 'Copies of each partition of topics that we create.',
  }),
  minInsyncReplicas: setting.int({
    default: 2,
    min: 1,
    max: 32_767,
    doc: 'Copies that must have a record before it counts as written.',
  }),
  requestTimeout: setting.duration({ default: 8_000, doc: 'How long a broker may take to answer.' }),
  layout: setting.int({
    default: 1,
    min: 1,
    max: 255,
    doc: 'Partition layout of topics keyed by brand, the N of their names (…v<N>); tocsin topics move and backup restore say when to raise it.',
  }),
  workPartitions: setting.int({
    default: 0,
    min: 0,
    max: 1024,
    doc: 'Partitions of notifications.* and holds.work after log.partitions was changed by a move; 0 means log.partitions.',
  }),
})

export type KafkaConfig = Values<typeof kafkaSection>

const ADDRESS = /^(?:[^\s:]+|\[[^\]]+\]):\d{1,5}$/

const problemsOf = (config: KafkaConfig): string[] => {
  const problems: string[] = []
  for (const broker of config.brokers) {
    if (!ADDRESS.test(broker)) problems.push(`kafka.brokers must be addresses such as "kafka-1:9092", not "${broker}"`)
  }
  if (config.minInsyncReplicas > config.replicationFactor) {
    problems.push(
      `kafka.minInsyncReplicas (${config.minInsyncReplicas}) is above kafka.replicationFactor (${config.replicationFactor}): nothing could be written`,
    )
  }
  if (!config.tls && (config.tlsCaFile || config.tlsCertFile || config.tlsKeyFile)) {
    problems.push('kafka.tlsCaFile, tlsCertFile and tlsKeyFile need kafka.tls: true')
  }
  if (Boolean(config.tlsCertFile) !== Boolean(config.tlsKeyFile)) {
    problems.push('kafka.tlsCertFile and kafka.tlsKeyFile belong together')
  }
  if (config.saslMechanism !== 'none' && !(config.saslUsername && config.saslPassword)) {
    problems.push(`kafka.saslMechanism ${config.saslMechanism} needs kafka.saslUsername and kafka.saslPassword`)
  }
  if (config.saslMechanism === 'none' && (config.saslUsername || config.saslPassword)) {
    problems.push('kafka.saslUsername and kafka.saslPassword need kafka.saslMechanism')
  }
  if (config.saslMechanism === 'plain' && !config.tls) {
    problems.push('kafka.saslMechanism plain would send the password readable: set kafka.tls: true')
  }
  return problems
}

/**
 * Files as they are when a connection is made: certificates are renewed while we run. While one cannot be read, what it held before stands.
 */
const filesAsTheyAre = (texts: Readonly<Record<string, string>>, paths: Readonly<Record<string, string>>) => {
  const last: Record<string, string> = { ...texts }
  const files = {}
  for (const name of Object.keys(texts)) {
    Object.defineProperty(files, name, {
      enumerable: true,
      get() {
        try {
          last[name] = readFileSync(paths[name]!, 'utf8')
        } catch {
          // Who mounts it is not done, or it is gone: the broker says what it thinks of the last one.
        }
        return last[name]
      },
    })
  }
  return files
}

/** How to reach the brokers: with the files and the password as they are when a connection is made. Throws ConfigError with all problems at once, those of unreadable files too. */
export const connectionOf = (config: KafkaConfig): Connection => {
  const problems = problemsOf(config)
  const read = (setting: string, path: string): { [name: string]: string } => {
    if (!path) return {}
    try {
      return { [setting]: readFileSync(path, 'utf8') }
    } catch (error) {
      problems.push(
        `kafka.tls${setting[0]!.toUpperCase()}${setting.slice(1)}File: ${error instanceof Error ? error.message : error}`,
      )
      return {}
    }
  }
  const paths = { ca: config.tlsCaFile, cert: config.tlsCertFile, key: config.tlsKeyFile }
  const texts = { ...read('ca', paths.ca), ...read('cert', paths.cert), ...read('key', paths.key) }
  if (problems.length > 0) throw new ConfigError(problems)
  const { saslMechanism: mechanism, saslUsername: username } = config
  const sasl = {
    mechanism,
    username,
    get password() {
      return config.saslPassword
    },
  }
  return {
    brokers: config.brokers,
    clientId: config.clientId,
    ...(config.tls ? { ssl: filesAsTheyAre(texts, paths) } : {}),
    ...(mechanism === 'none' ? {} : { sasl: sasl as Connection['sasl'] & object }),
    connectionTimeout: Math.min(config.requestTimeout, 3_000),
    requestTimeout: config.requestTimeout,
    retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 1_000 },
  }
}
