import type { BrandSituation } from '@tocsin/shared/gen/tocsin/crisis/v1/BrandSituation.ts'
import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import type { GatewayEvents } from '../../events.ts'
import type { Escalation } from './client.ts'
import { reconnecting } from './reconnect.ts'

export interface Told {
  readonly entry: TimelineEntry
  readonly brandIds: readonly string[]
}

export interface CrisisLinkOptions {
  readonly escalation: Escalation
  /** As it is when a stream begins. */
  readonly token: () => string | undefined
  readonly now: () => number
  /** Crises that ended before this are not asked about at the start. */
  readonly backMs: number
  readonly events: GatewayEvents
  /** All situations there are. */
  readonly onSituations: (situations: readonly BrandSituation[]) => void
  readonly onSituation: (situation: BrandSituation) => void
  /** What happened before the link first came up, by seq; every entry from `completeFrom` on is among it. */
  readonly onPast: (told: readonly Told[], completeFrom: number) => void
  /** What happened since, by seq, none left out; some may have been told before. */
  readonly onEntries: (told: readonly Told[]) => void
  /** Decisions are heard of, or not since then. */
  readonly onHeard: (awaySinceMs: number) => void
  /** The seq after the last entry that was told. */
  readonly nextSeq: () => number
}

/** So long may the link be down before anybody is told: a restart of the other side is no news. */
const AWAY_AFTER_MS = 3_000
const PING_MS = 2_000
const MISSED_PINGS = 2
const PAGE = 1_000
/** A crisis is some 10 kB, an answer 4 MB at most. */
const NEWEST = 100

/**
 * Follows what is decided. Both streams are opened before the lists are asked for, so that nothing falls between; entries that a stream left
 * out (it conflates for who is slow) are found by the gap in their numbers, and each heartbeat of the stream looks for what no gap showed.
 * Where a connection was cut, the lists give what was missed, so no token of the streams is kept.
 */
export const startCrisisLink = (options: CrisisLinkOptions) => {
  const { escalation, token, now, backMs, events, onSituations, onSituation, onPast, onEntries, onHeard } = options
  const lastSeq = new Map<string, number>()
  const firstUp = Promise.withResolvers<void>()
  let isFirst = true
  let awayTimer: NodeJS.Timeout | undefined
  let isDown = false
  let cut: (() => void) | undefined

  const timelineOf = async ({ crisisId, brandIds }: Crisis): Promise<Told[]> => {
    const told: Told[] = []
    for (;;) {
      const afterSeq = told.at(-1)?.entry.seq ?? lastSeq.get(crisisId) ?? 0
      const request = { crisisId, afterSeq, limit: PAGE }
      const { entries } = await escalation.call('crisis', 'GetTimeline', request, { token: token() })
      told.push(...entries.map(entry => ({ entry, brandIds })))
      if (entries.length < PAGE) return told
    }
  }

  /** What the streams have not told. */
  const fill = async (): Promise<void> => {
    const { crises } = await escalation.call('crisis', 'ListCrises', { limit: NEWEST }, { token: token() })
    const isRecent = ({ phase, phaseSinceMs }: Crisis) =>
      (phase !== 'PHASE_CLOSED' && phase !== 'PHASE_DECLINED') || phaseSinceMs >= now() - backMs
    const wanted = crises.filter(crisis => crisis.seq > (lastSeq.get(crisis.crisisId) ?? 0))
    const asked = isFirst ? wanted.filter(isRecent) : wanted
    const told = (await Promise.all(asked.map(timelineOf))).flat().sort((a, b) => a.entry.seq - b.entry.seq)
    for (const { crisisId, seq } of crises) lastSeq.set(crisisId, seq)
    if (isFirst) {
      const skipped = wanted.filter(crisis => !asked.includes(crisis)).map(({ seq }) => seq)
      const everything = crises.length < NEWEST
      onPast(told, everything ? Math.max(0, ...skipped) + 1 : (told.at(-1)?.entry.seq ?? 0) + 1)
    } else if (told.length > 0) onEntries(told)
    isFirst = false
  }

  const take = async (entry: TimelineEntry, brandIds: readonly string[]): Promise<void> => {
    if (entry.seq > options.nextSeq()) await fill()
    lastSeq.set(entry.crisisId, Math.max(entry.seq, lastSeq.get(entry.crisisId) ?? 0))
    onEntries([{ entry, brandIds }])
  }

  const connect = async (up: () => void): Promise<void> => {
    const brands = escalation.watchBrands(token())
    const crises = escalation.watchCrises(token(), '')
    const over = Promise.withResolvers<void>()
    over.promise.catch(() => undefined)
    cut = over.resolve
    let queue: Promise<void> = Promise.resolve()
    const inTurn = (work: () => Promise<void>): Promise<void> => {
      queue = queue.then(work)
      queue.catch(over.reject)
      return queue
    }
    for (const stream of [brands, crises]) stream.on('error', over.reject).on('end', over.resolve)
    brands.on('data', ({ brand }) => brand && onSituation(brand))
    crises.on('data', ({ crisis, entry, heartbeat }) => {
      if (entry) void inTurn(() => take(entry, crisis?.brandIds ?? []))
      else if (heartbeat) void inTurn(fill)
    })
    let missed = 0
    const ping = setInterval(() => {
      escalation.call('crisis', 'GetCaller', {}, { token: token(), timeoutMs: PING_MS }).then(
        () => {
          missed = 0
        },
        error => {
          if (++missed >= MISSED_PINGS) over.reject(error)
        },
      )
    }, PING_MS)
    try {
      const listed = escalation.call('crisis', 'ListBrands', {}, { token: token() })
      const filled = inTurn(fill)
      onSituations((await Promise.race([listed, over.promise.then(() => listed)])).brands)
      await Promise.race([filled, over.promise])
      clearTimeout(awayTimer)
      awayTimer = undefined
      up()
      if (isDown) events.crisesBack()
      isDown = false
      onHeard(0)
      firstUp.resolve()
      await over.promise
    } finally {
      clearInterval(ping)
      brands.cancel()
      crises.cancel()
    }
  }

  const goneSince = (sinceMs: number): void => {
    awayTimer ??= setTimeout(() => onHeard(sinceMs), AWAY_AFTER_MS)
  }
  goneSince(now())
  const link = reconnecting({
    connect,
    onBroken(error) {
      goneSince(now())
      if (!isDown) events.crisesAway(error)
      isDown = true
    },
  })

  return {
    /** Resolves when it has all that was decided so far. */
    firstUp: firstUp.promise,
    async stop(): Promise<void> {
      clearTimeout(awayTimer)
      const stopped = link.stop()
      cut?.()
      await stopped
    },
  }
}
