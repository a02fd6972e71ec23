import { sourceCursorCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { CommonDeps } from '@tocsin/shared/runtime/service.ts'
import { readLatest } from './latest.ts'

export interface CursorStore {
  /** Where the source stood when it was last saved. */
  get(source: string): string | undefined
  /** Durable when resolved. */
  save(source: string, cursor: string): Promise<void>
}

export const openCursorStore = async ({ log, now }: Pick<CommonDeps, 'log' | 'now'>): Promise<CursorStore> => {
  const topic = TOPICS.sourcesCursors.name
  const cursors = new Map<string, string>()
  for (const [source, value] of await readLatest(log, topic))
    cursors.set(source, sourceCursorCodec.decode(value).cursor)
  return {
    get: source => cursors.get(source),
    async save(source, cursor) {
      await log.append(topic, [{ key: source, value: sourceCursorCodec.encode({ source, cursor, savedAtMs: now() }) }])
      cursors.set(source, cursor)
    },
  }
}
