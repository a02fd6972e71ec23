import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DamagedFile, decodeRecord, encodeRecord, readFrames, writeFrames } from './frames.ts'
import {
  type CommitEntry,
  filesOf,
  MANIFEST,
  type Manifest,
  type PartitionEntry,
  readManifest,
  sha256Of,
  type TopicEntry,
} from './manifest.ts'
import { CarryRefusal } from './refusal.ts'
import { inOrder, isCarried, type Source, type SourceTopic } from './source.ts'

const RECORDS_AT_ONCE = 1_000
const LOG = 'log'

/** A folder that a backup may be written into: a new one, or what a run that was cut off has left. */
export const prepareFolder = async (dir: string): Promise<void> => {
  if (existsSync(join(dir, MANIFEST))) throw new CarryRefusal(`${dir} holds a backup already: name another folder`)
  await mkdir(join(dir, LOG), { recursive: true })
  await mkdir(join(dir, 'history'), { recursive: true })
}

const writePartition = async (
  dir: string,
  source: Source,
  topic: string,
  { partition, startOffset }: SourceTopic['partitions'][number],
): Promise<PartitionEntry> => {
  const file = join(LOG, `${topic}-${partition}.gz`)
  const frames = writeFrames(join(dir, file))
  let next = startOffset
  for await (const records of source.read({ topic, partition })) {
    for (const record of records) await frames.write(encodeRecord(record))
    next = records.at(-1)!.offset + 1n
  }
  const { frames: count, bytes, sha256 } = await frames.end()
  return { partition, startOffset: String(startOffset), endOffset: String(next), file, count, bytes, sha256 }
}

/** Copies a running or standing cluster's topics into a folder that `prepareFolder` has made; without the manifest, which makes it a backup. */
export const writeLog = async (
  dir: string,
  source: Source,
  say: (line: string) => void,
): Promise<Pick<Manifest, 'layout' | 'topics' | 'commits'>> => {
  const topics: TopicEntry[] = []
  for (const topic of inOrder(source.topics)) {
    const partitions: PartitionEntry[] = []
    const isWanted = isCarried(topic.name)
    for (const place of topic.partitions) {
      const empty = { ...source, read: async function* () {} } as Source
      partitions.push(await writePartition(dir, isWanted ? source : empty, topic.name, place))
    }
    topics.push({ name: topic.name, cleanup: topic.cleanup, partitions })
    say(`${topic.name}: ${partitions.reduce((sum, { count }) => sum + count, 0)} records`)
  }
  const commits = source.commits.map((commit): CommitEntry => ({ ...commit, offset: String(commit.offset) }))
  return { layout: source.layout, topics, commits }
}

/** A backup as a source of records. */
export const backupSource = (dir: string, { layout, topics, commits }: Manifest): Source => ({
  layout,
  topics: topics.map(({ name, cleanup, partitions }) => ({
    name,
    cleanup,
    partitions: partitions.map(({ partition, startOffset, endOffset }) => ({
      partition,
      startOffset: BigInt(startOffset),
      endOffset: BigInt(endOffset),
    })),
  })),
  commits: commits.map(commit => ({ ...commit, offset: BigInt(commit.offset) })),
  async *read({ topic, partition }) {
    const entry = topics.find(({ name }) => name === topic)?.partitions.find(one => one.partition === partition)
    if (entry === undefined) return
    let records = []
    for await (const payload of readFrames(join(dir, entry.file))) {
      records.push(decodeRecord(payload))
      if (records.length < RECORDS_AT_ONCE) continue
      yield records
      records = []
    }
    if (records.length > 0) yield records
  },
})

const problemOf = async (
  dir: string,
  entry: { readonly file: string; readonly count: number; readonly sha256: string },
) => {
  const path = join(dir, entry.file)
  try {
    if ((await sha256Of(path)) !== entry.sha256) return `${entry.file}: its checksum differs`
    let count = 0
    for await (const _ of readFrames(path)) count++
    return count === entry.count ? undefined : `${entry.file}: ${count} frames, ${entry.count} were written`
  } catch (error) {
    if (error instanceof DamagedFile || error instanceof Error) return `${entry.file}: ${error.message}`
    throw error
  }
}

/** What is wrong with a backup, one line each; empty when every file is as it was written. Reads everything. */
export const verifyBackup = async (
  dir: string,
): Promise<{ readonly manifest: Manifest; readonly problems: readonly string[] }> => {
  const manifest = await readManifest(dir)
  const problems: string[] = []
  for (const entry of filesOf(manifest)) {
    const problem = await problemOf(dir, entry)
    if (problem !== undefined) problems.push(problem)
  }
  return { manifest, problems }
}
