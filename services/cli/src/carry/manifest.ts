import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { TopicSettings } from '@tocsin/shared/log/port.ts'
import { CarryRefusal } from './refusal.ts'

export interface FileEntry {
  readonly file: string
  /** Frames of records, or rows. */
  readonly count: number
  readonly bytes: number
  readonly sha256: string
}

export interface PartitionEntry extends FileEntry {
  readonly partition: number
  readonly startOffset: string
  /** After the last record that is in the file. */
  readonly endOffset: string
}

export interface TopicEntry {
  readonly name: string
  readonly cleanup: TopicSettings['cleanup']
  readonly partitions: readonly PartitionEntry[]
}

export interface CommitEntry {
  readonly groupId: string
  readonly topic: string
  readonly partition: number
  readonly offset: string
  readonly metadata: string
}

/** Rows of one table and month. */
export interface HistoryEntry extends FileEntry {
  readonly table: string
  readonly month: string
}

/** What a backup holds. It is written last: a folder without it is none. */
export interface Manifest {
  readonly format: 1
  readonly createdAt: string
  readonly layout: number
  readonly topics: readonly TopicEntry[]
  readonly commits: readonly CommitEntry[]
  readonly history: readonly HistoryEntry[]
}

export const MANIFEST = 'manifest.json'
/** For `sha256sum -c`. */
const SUMS = 'SHA256SUMS'

export const filesOf = ({ topics, history }: Manifest): readonly FileEntry[] => [
  ...topics.flatMap(({ partitions }) => partitions),
  ...history,
]

const writeDurably = async (path: string, text: string): Promise<void> => {
  const file = await open(`${path}.part`, 'w')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.part`, path)
}

export const writeManifest = async (dir: string, manifest: Manifest): Promise<void> => {
  await writeDurably(
    join(dir, SUMS),
    filesOf(manifest)
      .map(({ sha256, file }) => `${sha256}  ${file}\n`)
      .join(''),
  )
  await writeDurably(join(dir, MANIFEST), `${JSON.stringify(manifest, undefined, 1)}\n`)
}

/** Throws CarryRefusal where the folder holds no whole backup. */
export const readManifest = async (dir: string): Promise<Manifest> => {
  let manifest: Manifest
  try {
    manifest = JSON.parse(await readFile(join(dir, MANIFEST), 'utf8')) as Manifest
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new CarryRefusal(`${dir} holds no whole backup: ${why}`)
  }
  if (manifest.format !== 1)
    throw new CarryRefusal(`${dir} is a backup of format ${manifest.format}, this program reads 1: use a newer one`)
  return manifest
}

export const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
