import type { CommonDeps } from '@tocsin/shared/runtime/service.ts'
import type { Connector, SourceItem } from '../connectors/connector.ts'
import type { Events } from '../events.ts'
import { createBackOff, pause, untilDone } from './back-off.ts'
import { gather, oneAhead } from './batches.ts'
import type { CursorStore } from './cursors.ts'
import { appendDeadLetters, type DeadLetter } from './dead-letters.ts'
import type { Publisher, PublishResult } from './publisher.ts'
import type { Source } from './sources.ts'
import type { AppendOf } from './spool/spooling.ts'

export interface RunnerDeps extends Pick<CommonDeps, 'now'> {
  readonly appendOf: AppendOf
  readonly publisher: Publisher
  readonly cursors: CursorStore
  readonly events: Events
}

/** Resolves when the source is finished or the signal aborted. */
export type Run = (connector: Connector, source: Source, signal: AbortSignal) => Promise<void>

const encoder = new TextEncoder()
const CURSOR_EVERY_MS = 1_000

const letterOf = (item: SourceItem, source: string, result: PublishResult | undefined): DeadLetter | undefined => {
  if (item.kind === 'broken')
    return { source, place: item.cursor, reason: item.reason, detail: item.detail, raw: item.raw }
  if (result?.outcome !== 'rejected') return undefined
  const raw = encoder.encode(JSON.stringify(item.post))
  return { source, place: item.cursor, reason: result.reason ?? '', detail: result.detail ?? '', raw }
}

/**
 * Pulls a source for as long as it has something: batch by batch, each appended durably before the cursor behind it is saved, so that
 * whatever is killed comes again and nothing is missing. Two batches are held at most: one on its way to the log, one being gathered. A source that fails, and a log that refuses, are tried
 * again with capped back-off; whatever a connector throws keeps to its own source.
 */
export const createRunner = ({ appendOf, now, publisher, cursors, events }: RunnerDeps): Run => {
  const take = async (items: readonly SourceItem[], source: Source): Promise<void> => {
    const posts = items.flatMap(item => (item.kind === 'post' ? [item.post] : []))
    const results = posts.length > 0 ? await publisher.publish(posts, source) : []
    let next = 0
    const letters = items.flatMap(
      item => letterOf(item, source.id, item.kind === 'post' ? results[next++] : undefined) ?? [],
    )
    await appendDeadLetters(appendOf(source), letters)
    for (const { reason, place } of letters) events.deadLettered(source.id, reason, place)
    source.monitor.rejected(items.length - posts.length)
  }

  const pull = async (
    connector: Connector,
    source: Source,
    signal: AbortSignal,
    onProgress: () => void,
  ): Promise<void> => {
    let saved = cursors.get(source.id)
    let savedAtMs = now()
    let reached = saved
    const failing = (error: unknown, retryInMs: number): void => {
      source.monitor.failed(error instanceof Error ? error.message : String(error))
      events.sourceFailed(source.id, error, retryInMs)
    }
    const save = async (): Promise<void> => {
      if (reached === undefined || reached === saved) return
      const cursor = reached
      await untilDone(() => cursors.save(source.id, cursor, appendOf(source)), signal, failing)
      saved = cursor
      savedAtMs = now()
    }
    source.monitor.recovered()
    const work = async (items: readonly SourceItem[]): Promise<void> => {
      await untilDone(() => take(items, source), signal, failing)
      source.monitor.recovered()
      onProgress()
      reached = items.at(-1)!.cursor
      if (Math.abs(now() - savedAtMs) >= CURSOR_EVERY_MS) await save()
    }
    // What goes wrong with a batch must also end the read that is one batch ahead: an idle source would hold it for ever.
    const given = new AbortController()
    const items = connector.open(saved, AbortSignal.any([signal, given.signal]))
    try {
      for await (const batch of oneAhead(gather(items, connector.budget.itemsPerSecond))) {
        await work(batch).catch(error => {
          given.abort()
          throw error
        })
      }
    } finally {
      await save()
    }
  }

  return async (connector, source, signal) => {
    const backOff = createBackOff()
    while (!signal.aborted) {
      try {
        await pull(connector, source, signal, () => backOff.reset())
        if (!signal.aborted) source.monitor.finished()
        return
      } catch (error) {
        if (signal.aborted) return
        const waitMs = backOff.nextMs()
        source.monitor.failed(error instanceof Error ? error.message : String(error))
        events.sourceFailed(source.id, error, waitMs)
        await pause(waitMs, signal)
      }
    }
  }
}
