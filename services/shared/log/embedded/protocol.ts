import type { TopicSettings } from '../port.ts'

/** What the main thread and the store's worker say to each other. Offsets are numbers here (safe to 2^53) and bigints at the port. */

export interface OpenRequest {
  readonly dir: string
  /** For tests: no file grows beyond this many pages, as if the disk were full. */
  readonly maxFilePages?: number
}

export interface StoredCommit {
  readonly groupId: string
  readonly topic: string
  readonly partition: number
  readonly offset: number
  readonly metadata: string
}

export interface PartitionState {
  readonly start: number
  readonly end: number
  readonly lastAt: number
}

export interface TopicSnapshot {
  readonly settings: TopicSettings
  readonly partitions: readonly PartitionState[]
}

export interface Chunk {
  readonly topic: string
  readonly partition: number
  /** Days since the epoch, UTC: decides the file. */
  readonly day: number
  readonly recordCount: number
  readonly lastAt: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Where a chunk went, or why it is not known to be there. */
export type ChunkOutcome = { readonly firstOffset: number } | { readonly problem: Problem }

export interface ReadRequest {
  readonly topic: string
  readonly partition: number
  readonly from: number
  /** Exclusive. */
  readonly to: number
  readonly maxBytes: number
}

/** Records with consecutive offsets. Compaction leaves gaps between runs. */
export interface Run {
  readonly firstOffset: number
  readonly recordCount: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

export interface ReadReply {
  readonly runs: readonly Run[]
  /** Where to read on: records below it and at or above `from` are in `runs` or were removed. */
  readonly next: number
}

export interface Operations {
  open: { request: OpenRequest; reply: { topics: readonly TopicSnapshot[]; commits: readonly StoredCommit[] } }
  ensureTopics: { request: readonly TopicSettings[]; reply: readonly TopicSnapshot[] }
  append: { request: readonly Chunk[]; reply: readonly ChunkOutcome[] }
  commit: { request: readonly StoredCommit[]; reply: undefined }
  read: { request: ReadRequest; reply: ReadReply }
  offsetAt: { request: { topic: string; partition: number; sinceMs: number }; reply: number }
  /** Retention by a clock per topic. Replies with the topics whose start moved. */
  retain: { request: readonly { topic: string; nowMs: number }[]; reply: readonly TopicSnapshot[] }
  probe: { request: undefined; reply: undefined }
  close: { request: undefined; reply: undefined }
}

export type Operation = keyof Operations

export interface Problem {
  readonly kind: 'unavailable' | 'locked' | 'partition-count' | 'bug'
  readonly message: string
}

export interface RequestMessage<Op extends Operation = Operation> {
  readonly id: number
  readonly op: Op
  readonly request: Operations[Op]['request']
}

export type ReplyMessage =
  | { readonly id: number; readonly reply: unknown }
  | { readonly id: number; readonly problem: Problem }
