import { join } from 'node:path'
import type { TopicSettings } from '../../port.ts'
import type { StoredCommit } from '../protocol.ts'
import { type DatabaseOptions, openDatabase, probeSpace, transaction } from './database.ts'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS topics (name TEXT PRIMARY KEY, partitions INTEGER NOT NULL, cleanup TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS commits (
    group_id TEXT NOT NULL, topic TEXT NOT NULL, "partition" INTEGER NOT NULL, "offset" INTEGER NOT NULL, metadata TEXT NOT NULL,
    PRIMARY KEY (group_id, topic, "partition")
  ) WITHOUT ROWID;`

export interface MetaStore {
  topics(): TopicSettings[]
  putTopics(topics: readonly TopicSettings[]): void
  commits(): StoredCommit[]
  putCommits(commits: readonly StoredCommit[]): void
  probe(): void
  close(): void
}

/** Topics with their partition counts, and what the groups have committed. */
export const openMetaStore = (dir: string, options: DatabaseOptions): MetaStore => {
  const db = openDatabase(join(dir, 'meta.db'), SCHEMA, options)
  const putTopic = db.prepare('INSERT OR REPLACE INTO topics VALUES (?, ?, ?)')
  const putCommit = db.prepare('INSERT OR REPLACE INTO commits VALUES (?, ?, ?, ?, ?)')
  return {
    topics: () =>
      db
        .prepare('SELECT name, partitions, cleanup FROM topics ORDER BY name')
        .all()
        .map(row => ({
          name: String(row.name),
          partitions: Number(row.partitions),
          cleanup: JSON.parse(String(row.cleanup)) as TopicSettings['cleanup'],
        })),
    putTopics: topics =>
      transaction(db, () => {
        for (const { name, partitions, cleanup } of topics) putTopic.run(name, partitions, JSON.stringify(cleanup))
      }),
    commits: () =>
      db
        .prepare('SELECT group_id, topic, "partition", "offset", metadata FROM commits')
        .all()
        .map(row => ({
          groupId: String(row.group_id),
          topic: String(row.topic),
          partition: Number(row.partition),
          offset: Number(row.offset),
          metadata: String(row.metadata),
        })),
    putCommits: commits =>
      transaction(db, () => {
        for (const { groupId, topic, partition, offset, metadata } of commits) {
          putCommit.run(groupId, topic, partition, offset, metadata)
        }
      }),
    probe: () => probeSpace(db),
    close: () => db.close(),
  }
}
