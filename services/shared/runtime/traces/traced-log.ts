import { AsyncLocalStorage } from 'node:async_hooks'
import type { Span, Tracer } from '@opentelemetry/api'
import { mentionTextCodec } from '../../events/codec.ts'
import { KIND_HEADER, TOPICS } from '../../events/topics.ts'
import type { AppendRecord, Batch, EpochMs, Log, LogRecord } from '../../log/port.ts'
import { type Counted, createBrandPlaces } from './brand-places.ts'
import { endAll, placeOf, startSpan } from './spans.ts'
import { formatTraceparent, parseTraceparent, TRACE_HEADER, type TracePlace } from './traceparent.ts'

export interface TracedLogDeps {
  readonly tracer: Tracer
  readonly now: () => EpochMs
  /** Whether the trace of a mention that was just taken is recorded. */
  readonly isSampled: () => boolean
}

const { mentionsCollected, windowsUpdated, signalsRaised } = TOPICS
/** Its results come later than the mentions that they are of: they go on from the last traced mention of their brand. */
const COUNTING = 'aggregator.'
/** Appended because of the record that is being handled. */
const CAUSED: ReadonlySet<string> = new Set(
  [TOPICS.crisisEvents, TOPICS.notificationsRequested, TOPICS.notificationsEvents, TOPICS.holdsWork].map(
    ({ name }) => name,
  ),
)
/** Whoever starts reads what is long past; that is no part of its traces. */
const PAST_MS = 60_000

/** What is being handled by the code that runs. */
interface Handling {
  /** Where traces go on, by the header that their record came with. */
  readonly places: ReadonlyMap<string, TracePlace>
  readonly last: TracePlace
  /** By brand, what is counted by it. */
  readonly counted: ReadonlyMap<string, Counted>
}

const mentionIdOf = (value: Uint8Array): string => {
  const { source, nativeId } = mentionTextCodec.decode(value)
  return `${source}:${nativeId}`
}

/**
 * The same log, with traces: a span for each append and each handling of a record that belongs to one, the place to go on from in the header
 * `traceparent`. Traces begin where a mention is taken (as `isSampled` says) and at signals without one. Records are as they were but for
 * that header; whatever happens to traces, the log's own promises stand.
 */
export const tracedLog = (log: Log, { tracer, now, isSampled }: TracedLogDeps): Log => {
  const handling = new AsyncLocalStorage<Handling>()
  const brands = createBrandPlaces()

  /** What is counted right now comes before what was; results of the batch before may still be on their way meanwhile. */
  const countedOf = (brandId: string): Counted | undefined =>
    handling.getStore()?.counted.get(brandId) ?? brands.get(brandId)

  const takeForWindow = (brandId: string): TracePlace | undefined => {
    const counted = countedOf(brandId)
    if (counted === undefined || counted.isTold) return undefined
    counted.isTold = true
    return counted.place
  }

  /** The place a record goes on from; `root` where its trace begins; undefined where there is none. */
  const parentOf = (topic: string, { key, headers }: AppendRecord): TracePlace | 'root' | undefined => {
    const header = headers?.[TRACE_HEADER]
    if (header !== undefined) return handling.getStore()?.places.get(header) ?? parseTraceparent(header)
    const kind = headers?.[KIND_HEADER] ?? 'mention'
    if (topic === mentionsCollected.name) return kind === 'mention' && isSampled() ? 'root' : undefined
    if (topic === windowsUpdated.name) return kind === 'tick' ? undefined : takeForWindow(key)
    if (topic === signalsRaised.name) return countedOf(key)?.place ?? 'root'
    return CAUSED.has(topic) ? handling.getStore()?.last : undefined
  }

  const append: Log['append'] = async (topic, records) => {
    const spans: { readonly span: Span; readonly index: number }[] = []
    const sent = records.map((record, index) => {
      const parent = parentOf(topic, record)
      if (parent === undefined) return record
      const span = startSpan(tracer, {
        verb: 'send',
        topic,
        key: record.key,
        parent: parent === 'root' ? undefined : parent,
        ...(topic === mentionsCollected.name && { attributes: { 'tocsin.mention.id': mentionIdOf(record.value) } }),
      })
      spans.push({ span, index })
      return { ...record, headers: { ...record.headers, [TRACE_HEADER]: formatTraceparent(placeOf(span)) } }
    })
    if (spans.length === 0) return log.append(topic, records)
    try {
      const results = await log.append(topic, sent)
      for (const { span, index } of spans) {
        const { partition, offset } = results[index]!
        span.setAttribute('messaging.destination.partition.id', String(partition))
        span.setAttribute('messaging.kafka.offset', Number(offset))
      }
      endAll(spans.map(({ span }) => span))
      return results
    } catch (error) {
      endAll(
        spans.map(({ span }) => span),
        error,
      )
      throw error
    }
  }

  const handle = async (
    { topic, partition }: Pick<Batch, 'topic' | 'partition'>,
    traced: readonly (readonly [LogRecord, TracePlace])[],
    group: string | undefined,
    work: () => Promise<void> | void,
  ): Promise<void> => {
    const places = new Map<string, TracePlace>()
    const counted = new Map<string, Counted>()
    const spans = traced.map(([{ key, offset, headers }, parent]) => {
      const attributes = {
        'messaging.destination.partition.id': String(partition),
        'messaging.kafka.offset': Number(offset),
        ...(group !== undefined && { 'messaging.consumer.group.name': group }),
      }
      const span = startSpan(tracer, { verb: 'process', topic, key, parent, attributes })
      places.set(headers[TRACE_HEADER]!, placeOf(span))
      if (group?.startsWith(COUNTING)) counted.set(key, { place: placeOf(span), isTold: false })
      return span
    })
    try {
      await handling.run({ places, counted, last: placeOf(spans.at(-1)!) }, work)
      for (const [brandId, one] of counted) brands.put(brandId, one)
      endAll(spans)
    } catch (error) {
      endAll(spans, error)
      throw error
    }
  }

  const tracedOf = (records: readonly LogRecord[]): (readonly [LogRecord, TracePlace])[] => {
    const found: (readonly [LogRecord, TracePlace])[] = []
    for (const record of records) {
      const header = record.headers[TRACE_HEADER]
      if (header === undefined || now() - record.appendedAt > PAST_MS) continue
      const place = parseTraceparent(header)
      if (place !== undefined) found.push([record, place])
    }
    return found
  }

  return {
    ...log,
    append,
    group: options =>
      log.group({
        ...options,
        onBatch(batch) {
          const traced = tracedOf(batch.records)
          const work = () => options.onBatch(batch)
          return traced.length === 0 ? work() : handle(batch, traced, options.groupId, work)
        },
      }),
    broadcast: options =>
      log.broadcast({
        ...options,
        onBatch(batch) {
          const traced = tracedOf(batch.records)
          const work = () => options.onBatch(batch)
          return traced.length === 0 ? work() : handle(batch, traced, undefined, work)
        },
      }),
  }
}
