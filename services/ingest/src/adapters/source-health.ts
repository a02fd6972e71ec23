import { sourceHealthCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { SourceHealth } from '@tocsin/shared/gen/tocsin/ingest/v1/SourceHealth.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import type { CommonDeps } from '@tocsin/shared/runtime/service.ts'
import type { Events } from '../events.ts'
import { every, type Repeated } from './every.ts'
import { readLatest } from './latest.ts'
import type { Source } from './sources.ts'

/** A state that did not change is said again after this long. */
const REPEAT_MS = 5_000
const LOOK_MS = 500

/** The usual gaps that were known when ingest last ran, by source. */
export const readLearnedGaps = async (log: Log): Promise<ReadonlyMap<string, number>> => {
  const gaps = new Map<string, number>()
  for (const [source, value] of await readLatest(log, TOPICS.sourcesHealth.name)) {
    const { usualGapMs } = sourceHealthCodec.decode(value)
    if (usualGapMs > 0) gaps.set(source, usualGapMs)
  }
  return gaps
}

export interface HealthPublisher extends Repeated {
  /** Publishes what is due now; a failed append is tried again at the next look. */
  look(): Promise<void>
}

/** Publishes each source's health: a change of state within half a second, otherwise every 5 s. */
export const startHealthPublisher = (
  sources: Iterable<Source>,
  { log, now, events }: Pick<CommonDeps, 'log' | 'now'> & { readonly events: Events },
): HealthPublisher => {
  const all = [...sources]
  const published = new Map<string, SourceHealth>()
  const look = async (): Promise<void> => {
    const nowMs = now()
    const due = all
      .map(({ monitor, connector }) => monitor.assess(nowMs, connector?.health()))
      .filter(health => {
        const last = published.get(health.source)
        return last?.state !== health.state || nowMs - last.reportedAtMs >= REPEAT_MS
      })
    if (due.length === 0) return
    try {
      await log.append(
        TOPICS.sourcesHealth.name,
        due.map(health => ({ key: health.source, value: sourceHealthCodec.encode(health) })),
      )
    } catch (error) {
      events.appendFailed(TOPICS.sourcesHealth.name, error)
      return
    }
    for (const health of due) {
      const before = published.get(health.source)?.state
      published.set(health.source, health)
      if (before !== health.state) events.sourceChanged(health, before)
    }
  }
  return { look, ...every(LOOK_MS, look) }
}
