import { setImmediate as nextTurn } from 'node:timers/promises'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { GrpcCredentials } from '@tocsin/shared/grpc/client.ts'
import { createContinuity } from '@tocsin/shared/log/continuity.ts'
import { StaleEpochError } from '@tocsin/shared/log/errors.ts'
import type { AppendRecord, Batch, GroupReader, LogRecord } from '@tocsin/shared/log/port.ts'
import { unassigned } from '@tocsin/shared/log/unassigned.ts'
import type { CommonDeps, Service } from '@tocsin/shared/runtime/service.ts'
import { type BatchScorer, createBatchScorer } from './adapters/batch-scorer.ts'
import { sentimentGrpcService } from './adapters/grpc-handlers.ts'
import { readModel } from './adapters/model-files.ts'
import { createRemoteScorer } from './adapters/remote-scorer.ts'
import { createThinner } from './adapters/thinner.ts'
import type { SentimentConfig } from './config.ts'
import { appendScore, appendTime } from './core/append-score.ts'
import { type DeadLetterReason, type Parsed, parseRecord } from './core/batch.ts'
import { createScorer } from './core/scorer.ts'
import { isWhole, weightOf } from './core/thin.ts'
import { createEvents } from './events.ts'

const GROUP_ID = 'sentiment.v1'
/** Texts parsed between two turns of the event loop: even the longest ones keep it under a tenth of a second. */
const CHUNK = 250
/** The log takes 1 MiB a record; key, headers and what is added need their share. */
const MAX_VALUE_BYTES = 1024 * 1024 - 16 * 1024

export interface SentimentDeps extends CommonDeps {
  /** How the scorer of somebody else is called; in plain text when absent. */
  readonly calls?: GrpcCredentials
}

/**
 * mentions.collected → mentions.scored, partition i to partition i, in order, ticks and controls in their places. A batch is scored, appended
 * and only then committed: at-least-once, never out of order. What cannot be read goes to the dead-letter topic, and on. While what counts
 * mentions cannot keep up, all are scored and only 1 in n of those that are not negative is passed on; the rest go to mentions.thinned.
 */
export const createSentiment = (config: SentimentConfig, deps: SentimentDeps): Service => {
  const { log, logger, metrics, now, calls } = deps
  const events = createEvents(logger, metrics)
  const scorer = createScorer(readModel())
  const remote = config.scorerAddress
    ? createRemoteScorer(config.scorerAddress, config.scorerTimeout, calls)
    : undefined
  const limits = { failures: config.scorerFailures, pauseMs: config.scorerPause }
  const scoreBatch: BatchScorer = createBatchScorer(scorer, remote, limits, { now, events })
  const thinner = createThinner({ delayMs: config.thinAbove || Number.POSITIVE_INFINITY }, { log, events, now })
  const missed = createContinuity()
  let reader: GroupReader | undefined

  const deadLetter = (record: LogRecord, reason: DeadLetterReason, partition: number): AppendRecord => ({
    key: record.key,
    value: record.value.subarray(0, MAX_VALUE_BYTES),
    headers: { ...record.headers, reason, 'source-offset': String(record.offset), service: 'sentiment' },
    partition,
  })

  const parseAll = async (records: readonly LogRecord[]): Promise<Parsed[]> => {
    const parsed: Parsed[] = []
    for (const [index, record] of records.entries()) {
      if (index > 0 && index % CHUNK === 0) await nextTurn()
      parsed.push(
        record.value.length > MAX_VALUE_BYTES
          ? { kind: 'dead', reason: 'too-large', cause: `${record.value.length} bytes` }
          : parseRecord(record),
      )
    }
    return parsed
  }

  const onBatch = async (batch: Batch): Promise<void> => {
    const { partition, records } = batch
    const missing = missed(batch)
    if (missing > 0) events.recordsMissing(partition, missing)
    const parsed = await parseAll(records)
    const items = parsed.flatMap(one => (one.kind === 'mention' ? [one.item] : []))
    const scores = await scoreBatch(items)
    const ranges = await thinner.rangesOf(batch)
    const scored: AppendRecord[] = []
    const thinned: AppendRecord[] = []
    const dead: AppendRecord[] = []
    let next = 0
    let whole = 0
    let at = 0
    records.forEach((record, index) => {
      const one = parsed[index]!
      const { key, headers, value, appendedAt } = record
      if (one.kind === 'dead') {
        dead.push(deadLetter(record, one.reason, partition))
        events.deadLetter(one.reason, one.cause, partition, record.offset)
      } else if (one.kind === 'mention') {
        const score = scores[next++]!
        while (record.offset >= ranges[at]!.toOffset) at++
        if (isWhole(score)) whole++
        const weight = weightOf(score, one.item, ranges[at]!.oneIn)
        const passedTo = weight === 0 ? thinned : scored
        passedTo.push({ key, headers, partition, value: appendScore(value, appendedAt, score, weight) })
      } else {
        scored.push({ key, headers, partition, value: appendTime(value, appendedAt) })
      }
    })
    if (!reader?.isCurrent(batch)) return
    if (dead.length > 0) await log.append(TOPICS.mentionsCollectedDlq.name, dead)
    await Promise.all([
      scored.length > 0 && log.append(TOPICS.mentionsScored.name, scored),
      thinned.length > 0 && log.append(TOPICS.mentionsThinned.name, thinned),
    ])
    thinner.passed(batch, { records: records.length, mentions: scores.length, whole, passedOn: scored.length })
    events.thinned(thinned.length)
    const last = records.at(-1)!
    try {
      await reader.commit(batch, { offset: last.offset + 1n, metadata: String(ranges.at(-1)!.place) })
    } catch (error) {
      // another member owns the partition now and scores these records again
      if (!(error instanceof StaleEpochError)) throw error
    }
    const behind = Number(batch.endOffset - last.offset) - 1
    events.batchScored(
      scores[0]?.scorerVersion ?? scorer.version,
      scores.length,
      now() - last.appendedAt,
      partition,
      behind,
    )
  }

  return {
    grpc: [sentimentGrpcService(scorer)],
    async start() {
      thinner.start()
      reader = log.group({
        groupId: GROUP_ID,
        topics: [TOPICS.mentionsCollected.name],
        maxBatchRecords: config.maxBatch,
        async onAssigned(assigned) {
          await thinner.assigned(assigned)
          return undefined
        },
        onBatch,
        async onRevoked({ partition }) {
          thinner.revoked(partition)
        },
      })
      // A failure that no retry mends is a bug: it ends the process as an unhandled rejection.
      void reader.done
    },
    async stop() {
      await reader?.stop()
      await thinner.stop()
      remote?.close()
    },
    async ready() {
      return unassigned({ [GROUP_ID]: reader })
    },
  }
}
