import { describe, expect, it } from 'vitest'
import { LogUnavailableError } from '../log/errors.ts'
import type { Assigned, Batch, GroupOptions, GroupReader, Log } from '../log/port.ts'
import { meteredLog } from './metered-log.ts'
import { createMetrics } from './metrics.ts'

const OF = { topic: 't', partition: 2, epoch: 1 }
const record = (offset: bigint, appendedAt: number) => ({
  offset,
  appendedAt,
  key: '',
  value: new Uint8Array(),
  headers: {},
})
const batch = (endOffset: bigint, ...offsets: bigint[]): Batch => ({
  ...OF,
  endOffset,
  records: offsets.map(offset => record(offset, 1_000)),
})
const assigned: Assigned = { ...OF, committed: undefined, startOffset: 0n, endOffset: 5n }

/** A log that hands its group's handlers to the test. */
const given = (options: Partial<GroupOptions> = {}) => {
  let nowMs = 10_000
  let handlers: GroupOptions | undefined
  let appends: () => Promise<[]> = async () => []
  const inner: GroupReader = {
    isCurrent: () => true,
    commit: async () => {},
    pause() {},
    resume() {},
    seek() {},
    assignment: () => [OF],
    isAssigned: () => true,
    stop: async () => {},
    done: Promise.resolve(),
  }
  const raw = {
    append: () => appends(),
    group(given: GroupOptions) {
      handlers = given
      return inner
    },
  } as unknown as Log
  const metrics = createMetrics()
  const log = meteredLog(raw, metrics, () => nowMs)
  const reader = log.group({ groupId: 'g.v1', topics: ['t'], onBatch: async () => {}, ...options })
  return {
    log,
    reader,
    handlers: () => handlers!,
    passMs: (ms: number) => {
      nowMs += ms
    },
    refuse: () => {
      appends = () => Promise.reject(new LogUnavailableError('full'))
    },
    value: async (name: string, labels = 'group="g.v1",topic="t",partition="2"') => {
      const line = (await metrics.text()).split('\n').find(one => one.startsWith(`${name}{${labels}}`))
      return line === undefined ? undefined : Number(line.split(' ').at(-1))
    },
  }
}

describe('the metered log', () => {
  it('tells how far each partition is: nothing handled, some, all', async () => {
    const { handlers, value } = given()
    await handlers().onAssigned!(assigned)
    expect(await value('tocsin_log_lag_records')).toBe(5)
    await handlers().onBatch(batch(5n, 0n, 1n))
    expect(await value('tocsin_log_lag_records')).toBe(3)
    expect(await value('tocsin_log_lag_seconds')).toBe(9)
    await handlers().onBatch(batch(5n, 2n, 3n, 4n))
    expect(await value('tocsin_log_lag_records')).toBe(0)
    expect(await value('tocsin_log_lag_seconds')).toBe(0)
    expect(await value('tocsin_log_handled_records_total', 'group="g.v1",topic="t"')).toBe(5)
  })

  it('ages what is not committed, from the first batch after a commit', async () => {
    const { handlers, reader, passMs, value } = given()
    await handlers().onAssigned!(assigned)
    expect(await value('tocsin_log_commit_age_seconds')).toBe(0)
    await handlers().onBatch(batch(5n, 0n))
    passMs(3_000)
    await handlers().onBatch(batch(5n, 1n))
    passMs(1_000)
    expect(await value('tocsin_log_commit_age_seconds')).toBe(4)
    await reader.commit(OF, { offset: 2n, metadata: '' })
    passMs(60_000)
    expect(await value('tocsin_log_commit_age_seconds')).toBe(0)
  })

  it('counts partitions that come and go, and keeps what the service says of where to read from', async () => {
    const { handlers, value } = given({ onAssigned: async () => 4n })
    expect(await handlers().onAssigned!(assigned)).toBe(4n)
    expect(await value('tocsin_log_lag_records')).toBe(1)
    await handlers().onRevoked!(OF)
    expect(await value('tocsin_log_rebalances_total', 'group="g.v1",change="assigned"')).toBe(1)
    expect(await value('tocsin_log_rebalances_total', 'group="g.v1",change="revoked"')).toBe(1)
  })

  it('says nothing of partitions any more once the reader has stopped', async () => {
    const { handlers, reader, value } = given()
    await handlers().onAssigned!(assigned)
    await reader.stop()
    expect(await value('tocsin_log_lag_records')).toBeUndefined()
  })

  it('times appends and counts those that are refused, which still reject', async () => {
    const { log, refuse, value } = given()
    await log.append('t', [{ key: '', value: new Uint8Array() }])
    expect(await value('tocsin_log_appended_records_total', 'topic="t"')).toBe(1)
    refuse()
    await expect(log.append('t', [])).rejects.toThrow(LogUnavailableError)
    expect(await value('tocsin_log_append_failures_total', 'topic="t"')).toBe(1)
    expect(await value('tocsin_log_append_seconds_count', 'topic="t"')).toBe(2)
  })

  it('passes on what a handler throws and does not count the batch as handled', async () => {
    const { handlers, value } = given({ onBatch: () => Promise.reject(new Error('no')) })
    await handlers().onAssigned!(assigned)
    await expect(handlers().onBatch(batch(5n, 0n))).rejects.toThrow('no')
    expect(await value('tocsin_log_lag_records')).toBe(5)
  })
})
