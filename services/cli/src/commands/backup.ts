import { connectClickHouse } from '@tocsin/shared/clickhouse/client.ts'
import { TOPICS, topicSettings } from '@tocsin/shared/events/topics.ts'
import { openCarrier } from '@tocsin/shared/log/kafka/carry.ts'
import { openKafkaLog } from '@tocsin/shared/log/kafka/kafka-log.ts'
import { type ParsedArguments, UsageError } from '@tocsin/shared/runtime/arguments.ts'
import { CONFIG_OPTION } from '@tocsin/shared/runtime/configured.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'
import { backupSource, prepareFolder, verifyBackup, writeLog } from '../carry/backup.ts'
import { readHistory, writeHistory } from '../carry/history.ts'
import { type Manifest, writeManifest } from '../carry/manifest.ts'
import { CarryRefusal } from '../carry/refusal.ts'
import { clusterSource } from '../carry/source.ts'
import { brandPartitionsOf, transfer } from '../carry/transfer.ts'
import type { Command, Terminal } from '../command.ts'
import { type ClusterSettings, needKafka, readClusterSettings, settingsLines } from './cluster-settings.ts'

const ACTIONS = ['create', 'verify', 'restore'] as const
const PARTS = ['log', 'history'] as const
const REQUEST_MS = 300_000

/** History is filled from all that the log has: the same rows again change nothing, and ClickHouse may be empty. */
const REBUILDS = 'archive.v1'
const WHERE_IS_CLICKHOUSE = 'where is ClickHouse? CLICKHOUSE_URL=http://…, or clickhouse.url in the configuration'

const logger = createLogger({ name: 'backup', level: 'silent' })

const historyOf = ({ clickhouse }: ClusterSettings) =>
  clickhouse.url === '' ? undefined : connectClickHouse({ ...clickhouse, requestTimeoutMs: REQUEST_MS, logger })

const readLog = async (dir: string, settings: ClusterSettings, say: (line: string) => void) => {
  const kafka = needKafka(settings)
  const carrier = openCarrier(kafka, { logger })
  const log = openKafkaLog(kafka, { logger })
  try {
    const source = await clusterSource({ log, carrier, layout: kafka.layout }, topicSettings(settings.partitions))
    return await writeLog(dir, source, say)
  } finally {
    await Promise.all([carrier.close(), log.close()])
  }
}

const create = async (
  dir: string,
  settings: ClusterSettings,
  terminal: Terminal,
  parts: readonly string[],
): Promise<number> => {
  const clickhouse = parts.includes('history') ? historyOf(settings) : undefined
  if (!parts.includes('log') && !clickhouse) throw new UsageError(WHERE_IS_CLICKHOUSE)
  try {
    await prepareFolder(dir)
    const createdAt = new Date().toISOString()
    const nothing = { layout: settings.kafka.layout, topics: [], commits: [] }
    const ofLog = parts.includes('log') ? await readLog(dir, settings, terminal.out) : nothing
    const history = clickhouse ? await writeHistory(dir, clickhouse, terminal.out) : []
    await writeManifest(dir, { format: 1, createdAt, ...ofLog, history })
    terminal.out(`backup in ${dir}: ${ofLog.topics.length} topics, ${history.length} files of history`)
    return 0
  } finally {
    await clickhouse?.close()
  }
}

const verify = async (dir: string, terminal: Terminal): Promise<number> => {
  const { manifest, problems } = await verifyBackup(dir)
  for (const problem of problems) terminal.err(problem)
  if (problems.length > 0) return 1
  const records = manifest.topics.flatMap(({ partitions }) => partitions).reduce((sum, { count }) => sum + count, 0)
  terminal.out(
    `${dir} of ${manifest.createdAt} is whole: ${records} records of ${manifest.topics.length} topics, ${manifest.history.length} files of history`,
  )
  return 0
}

const restoreLog = async (
  dir: string,
  manifest: Manifest,
  settings: ClusterSettings,
  terminal: Terminal,
): Promise<void> => {
  const whole = backupSource(dir, manifest)
  const source = { ...whole, commits: whole.commits.filter(({ groupId }) => groupId !== REBUILDS) }
  const kafka = { ...needKafka(settings), layout: 1, workPartitions: 0 }
  const carrier = openCarrier(kafka, { logger })
  const log = openKafkaLog(kafka, { logger })
  try {
    const to = { layout: manifest.layout + 1, partitions: brandPartitionsOf(source) }
    const done = await transfer({ source, carrier, log, say: terminal.out }, to)
    terminal.out(`${done.records} records in ${done.topics} topics, ${done.commits} places of groups`)
    const work = manifest.topics.find(({ name }) => name === TOPICS.notificationsRequested.name)
    for (const line of settingsLines(to.layout, to.partitions, work?.partitions.length ?? to.partitions))
      terminal.out(line)
  } finally {
    await Promise.all([carrier.close(), log.close()])
  }
}

const restore = async (
  dir: string,
  settings: ClusterSettings,
  terminal: Terminal,
  parts: readonly string[],
): Promise<number> => {
  const { manifest, problems } = await verifyBackup(dir)
  if (problems.length > 0) throw new CarryRefusal(`${problems.join('; ')}. Take another copy of the backup`)
  if (parts.includes('log')) await restoreLog(dir, manifest, settings, terminal)
  if (!parts.includes('history')) return 0
  const clickhouse = historyOf(settings)
  if (clickhouse === undefined) {
    if (!parts.includes('log')) throw new UsageError(WHERE_IS_CLICKHOUSE)
    return 0
  }
  try {
    terminal.out(`${await readHistory(dir, manifest, clickhouse)} rows of history`)
    return 0
  } finally {
    await clickhouse.close()
  }
}

/** For names of folders: 2026-01-31T02-15-00Z. */
const timeNow = (): string => `${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}Z`

const folderOf = (action: string, { positionals, options }: ParsedArguments): string => {
  const given = action === 'create' ? options['out'] : positionals[1]
  if (typeof given === 'string' && given !== '') return given.replaceAll('{time}', timeNow())
  throw new UsageError(action === 'create' ? 'backup create needs --out DIR' : `backup ${action} needs the folder`)
}

export const backup: Command = {
  name: 'backup',
  takes: 'create --out DIR | verify DIR | restore DIR [--only log|history] [--config FILE]',
  doc: 'Copies what Kafka and ClickHouse hold into a folder, checks it, or fills an empty cluster with it; needs no instance.',
  options: {
    out: {
      value: 'DIR',
      doc: 'Folder that a backup is written into; it must not hold one. {time} in it becomes the time.',
    },
    only: {
      value: 'PART',
      doc: 'log (Kafka) or history (ClickHouse) alone; restore: log first, history when the archive has made its tables.',
    },
    ...CONFIG_OPTION,
  },
  maxPositionals: 2,
  async run(parsed, terminal) {
    const [action = ''] = parsed.positionals
    if (!ACTIONS.some(one => one === action))
      throw new UsageError(`backup needs ${ACTIONS.join(', ')}, not "${action}".${didYouMean(action, ACTIONS)}`)
    const dir = folderOf(action, parsed)
    const only = parsed.options['only']
    if (only !== undefined && !PARTS.some(one => one === only))
      throw new UsageError(`--only takes log or history, not "${only}"`)
    const parts = only === undefined ? PARTS : [String(only)]
    try {
      if (action === 'verify') return await verify(dir, terminal)
      const settings = readClusterSettings(parsed, terminal)
      return await (action === 'create' ? create : restore)(dir, settings, terminal, parts)
    } catch (error) {
      if (!(error instanceof CarryRefusal)) throw error
      terminal.err(`refused: ${error.message}`)
      return 1
    }
  },
}
