import { sourceCursorCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { CommonDeps } from '@tocsin/shared/runtime/service.ts'
import { readLatest } from './latest.ts'
import type { Append } from './spool/spooling.ts'

export interface CursorStore {
  /** Where the source stood when it was last saved. */
  get(source: string): string | undefined
  /** Durable when resolved: after what was appended the same way before. */
  save(source: string, cursor: string, append: Append): Promise<void>
}

/** The cursors of the log, and the newer ones that wait in the spool, which go before them. */
export const openCursorStore = async (
  { log, now }: Pick<CommonDeps, 'log' | 'now'>,
  waiting: ReadonlyMap<string, string>,
): Promise<CursorStore> => {
  const topic = TOPICS.sourcesCursors.name
  const cursors = new Map<string, string>()
  for (const [source, value] of await readLatest(log, topic))
    cursors.set(source, sourceCursorCodec.decode(value).cursor)
  for (const [source, cursor] of waiting) cursors.set(source, cursor)
  return {
    get: source => cursors.get(source),
    async save(source, cursor, append) {
      await append(topic, [{ key: source, value: sourceCursorCodec.encode({ source, cursor, savedAtMs: now() }) }])
      cursors.set(source, cursor)
    },
  }
}
