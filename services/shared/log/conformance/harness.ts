import { vi } from 'vitest'
import type { AppendRecord, Log, LogRecord, TopicPartition, TopicSettings } from '../port.ts'

/** A log under test, as an adapter's own test file opens it. */
export interface OpenedLog {
  readonly log: Log
  /** Closes the log and opens what it left behind, as a restarted process would. */
  reopen?(): Promise<Log>
  /** Moves the log's clock forward; for logs whose clock can be moved. */
  advance?(ms: number): void
  /** True when superseded records go within seconds. */
  readonly compactsSoon?: boolean
  close(): Promise<void>
}

export interface Harness {
  readonly opened: OpenedLog
  readonly log: Log
  /** A topic that no other test uses. */
  topic(settings?: Partial<Omit<TopicSettings, 'name'>>): Promise<string>
  /** A group that no other test uses. */
  groupId(): string
  reopen(): Promise<void>
}

export type Given = () => Harness

const RUN = process.hrtime.bigint().toString(36)
let lastName = 0

export const createHarness = (opened: OpenedLog): Harness => {
  let { log } = opened
  return {
    opened,
    get log() {
      return log
    },
    async topic({ partitions = 1, cleanup = { retentionMs: 7 * 86_400_000 } } = {}) {
      const name = `conformance.${RUN}-${++lastName}.v1`
      await log.ensureTopics([{ name, partitions, cleanup }])
      return name
    },
    groupId: () => `conformance-${RUN}-${++lastName}.v1`,
    async reopen() {
      log = await opened.reopen!()
    },
  }
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export const textRecord = (text: string, more: Partial<AppendRecord> = {}): AppendRecord => ({
  key: 'k',
  value: encoder.encode(text),
  ...more,
})
export const textOf = ({ value }: LogRecord): string => decoder.decode(value)
export const numbered = (count: number, more: Partial<AppendRecord> = {}, from = 0): AppendRecord[] =>
  Array.from({ length: count }, (_, index) => textRecord(String(from + index), more))
export const numbers = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => String(from + index))

export const readAll = async (log: Log, of: TopicPartition, from = 0n, to?: bigint): Promise<LogRecord[]> => {
  const records: LogRecord[] = []
  for await (const part of log.read(of, from, to)) records.push(...part)
  return records
}

/** Waits on state: asks again until the assertion holds. */
export const eventually = (assertion: () => void | Promise<void>): Promise<void> =>
  vi.waitFor(assertion, { timeout: 20_000, interval: 5 })
