/**
 * The log that everything in Tocsin is derived from. Two adapters pass one conformance suite: embedded (node:sqlite) and Kafka.
 *
 * Promises, of both:
 * - order: within (topic, partition) readers see records in offset order, without gaps other than compaction and retention.
 * - durability: `append` resolves only after the records are durable; if it rejects, the outcome is unknown (they may or may not be there).
 * - at-least-once: a group member that stops without committing makes its records be delivered again, to it or to another.
 * - offsets are bigint; `appendedAt` is the log's own clock, never falls within a partition, and is the only clock that moves windows.
 */

export type EpochMs = number

export interface AppendRecord {
  /** Decides the partition unless `partition` is given. */
  readonly key: string
  readonly value: Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  readonly partition?: number
}

export interface AppendResult {
  readonly partition: number
  readonly offset: bigint
  readonly appendedAt: EpochMs
}

export interface LogRecord {
  readonly offset: bigint
  readonly appendedAt: EpochMs
  readonly key: string
  readonly value: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

export interface TopicPartition {
  readonly topic: string
  readonly partition: number
}

/** Records of one partition in offset order. Never empty. */
export interface Batch extends TopicPartition {
  /** The assignment this batch was read under. Results of an older epoch are dropped: `reader.isCurrent(batch)` says so. */
  readonly epoch: number
  readonly records: readonly LogRecord[]
  /** The offset that the next append to this partition gets, as known when the batch was read: lag = endOffset − last offset − 1. */
  readonly endOffset: bigint
}

/** What a group has committed for a partition. `offset` is the next record to read. */
export interface Committed {
  readonly offset: bigint
  readonly metadata: string
}

export interface Assigned extends TopicPartition {
  readonly epoch: number
  /** Undefined when the group never committed here. */
  readonly committed: Committed | undefined
  readonly startOffset: bigint
  readonly endOffset: bigint
}

export interface GroupOptions {
  /** `<service>.v<N>`; a new N reprocesses from the start. */
  readonly groupId: string
  readonly topics: readonly string[]
  /** At most this many records per batch (default 1,000). */
  readonly maxBatchRecords?: number
  /**
   * Called once per partition before its first batch. Returns the offset to read from; undefined means the committed offset, or the
   * log start when there is none. Reading starts when the promise resolves; batches of other partitions go on meanwhile.
   */
  onAssigned?(assigned: Assigned): Promise<bigint | undefined>
  /**
   * Batches of one partition come one after another, those of different partitions may overlap. A rejection that is a
   * `RetryableError` delivers the same batch again after a back-off; any other rejection stops the reader and rejects `done`.
   */
  onBatch(batch: Batch): Promise<void>
  /** The partition is about to go to another member: finish or drop what is in flight, and commit. */
  onRevoked?(revoked: TopicPartition & { readonly epoch: number }): Promise<void>
}

export interface GroupReader {
  /** True while this member still owns the partition under that epoch. */
  isCurrent(of: TopicPartition & { readonly epoch: number }): boolean
  /** Durable when resolved. Rejects with StaleEpochError when the partition has gone to another member. */
  commit(of: TopicPartition & { readonly epoch: number }, committed: Committed): Promise<void>
  /** No more batches of that partition until `resume`; the batch in hand is finished. */
  pause(of: TopicPartition): void
  resume(of: TopicPartition): void
  /** Reads that partition again from `offset` on, after the batch in hand. */
  seek(of: TopicPartition, offset: bigint): void
  assignment(): readonly (TopicPartition & { readonly epoch: number })[]
  /**
   * True once the group has told this member what it holds and `onAssigned` is through with all of it. Nothing to hold is an answer too:
   * such a member takes over when another goes. False again from when the membership is lost until the next answer.
   */
  isAssigned(): boolean
  /** Stops after the batches in hand, hands partitions over. Idempotent. */
  stop(): Promise<void>
  /** Resolves after `stop`; rejects when a handler threw something that is not retryable. */
  readonly done: Promise<void>
}

export interface BroadcastOptions {
  readonly topics: readonly string[]
  /** `start` = log start, `end` = only what comes from now on, `sinceMs` = the first record appended at or after it, or offsets of a resume. */
  readonly from:
    | 'start'
    | 'end'
    | { readonly sinceMs: EpochMs }
    | { readonly offsets: readonly (TopicPartition & { readonly offset: bigint })[] }
  readonly maxBatchRecords?: number
  onBatch(batch: Omit<Batch, 'epoch'>): Promise<void> | void
}

export interface BroadcastReader {
  /** Resolves when everything that was in the log at the time of the call has been handled. */
  caughtUp(): Promise<void>
  stop(): Promise<void>
  readonly done: Promise<void>
}

export interface TopicSettings {
  readonly name: string
  readonly partitions: number
  readonly cleanup: { readonly retentionMs: number } | 'compact' | 'forever'
}

export interface Log {
  /** Which partition layout topics keyed by brand have here: the N of their names; absent means 1. */
  readonly layout?: number
  /** Creates what is missing. Rejects with PartitionCountError when a topic exists with another count. */
  ensureTopics(topics: readonly TopicSettings[]): Promise<void>
  partitionCount(topic: string): Promise<number>
  /** All or nothing is not promised across partitions; per partition the records are contiguous and in the order given. */
  append(topic: string, records: readonly AppendRecord[]): Promise<readonly AppendResult[]>
  /** Log start and next offset per partition. */
  offsets(
    topic: string,
  ): Promise<readonly { readonly partition: number; readonly startOffset: bigint; readonly endOffset: bigint }[]>
  /** Records of one partition from an offset on, up to `toOffset` (exclusive; default the end when called). For state loads and back-tests. */
  read(of: TopicPartition, fromOffset: bigint, toOffset?: bigint): AsyncIterable<readonly LogRecord[]>
  group(options: GroupOptions): GroupReader
  broadcast(options: BroadcastOptions): BroadcastReader
  /** Resolves when the log takes writes; rejects with the reason why not (disk full, broker away). */
  healthy(): Promise<void>
  close(): Promise<void>
}
