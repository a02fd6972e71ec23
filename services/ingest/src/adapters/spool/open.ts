import { sourceCursorCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { CommonDeps } from '@tocsin/shared/runtime/service.ts'
import { ConfigError } from '@tocsin/shared/runtime/settings.ts'
import type { IngestConfig } from '../../config.ts'
import type { Events } from '../../events.ts'
import { openSpool, type Spool } from './spool.ts'
import { createSpooling, type Spooling } from './spooling.ts'

export interface Waiting {
  /** Undefined where no folder is configured. */
  readonly spooling: Spooling | undefined
  /** Where sources stood by what still waits. */
  readonly cursors: ReadonlyMap<string, string>
}

/** The spool as the settings say, on its way to the log from then on. Throws ConfigError when its folder cannot be used. */
export const openWaiting = async (
  { spoolDir, spoolMaxBytes, spoolMaxAge }: Pick<IngestConfig, 'spoolDir' | 'spoolMaxBytes' | 'spoolMaxAge'>,
  { log, now, events }: Pick<CommonDeps, 'log' | 'now'> & { readonly events: Events },
): Promise<Waiting> => {
  const cursors = new Map<string, string>()
  if (spoolDir === '') return { spooling: undefined, cursors }
  let spool: Spool
  try {
    spool = await openSpool({
      dir: spoolDir,
      maxBytes: spoolMaxBytes,
      maxAgeMs: spoolMaxAge,
      now,
      onFound({ topic, records }) {
        if (topic !== TOPICS.sourcesCursors.name) return
        for (const { key, value } of records) cursors.set(key, sourceCursorCodec.decode(value).cursor)
      },
      onUnreadable: events.spoolUnreadable,
    })
  } catch (error) {
    throw new ConfigError([`ingest.spoolDir: ${error instanceof Error ? error.message : String(error)}`])
  }
  events.spoolOpened(spool.bytes(), spoolMaxBytes)
  return { spooling: createSpooling({ log, spool, events, now }), cursors }
}
