import { crisisRecordCodec, notificationEventCodec, notificationRequestedCodec } from '@tocsin/shared/events/codec.ts'
import type { LogRecord } from '@tocsin/shared/log/port.ts'
import type { Episode } from './oracle-signals.ts'

/** The first link of the plan's chain, and how long it has before the next is asked. */
const FIRST_ASKED = 'nina'
const FIRST_WAIT_MS = 300_000
const CONTACT = 'hook'

interface Suspicion {
  readonly crisisId: string
  readonly brandId: string
  /** From then on the first one asked has their time. */
  readonly decidedAtMs: number
  readonly signalIds: Set<string>
}

/** What a receiver got: by key, how often. */
export type Arrived = ReadonlyMap<string, number>

/** Judges suspicions and what people were told: each brand's trouble asked about once, nothing forgotten, nobody asked early. */
export const createCrisisJudge = () => {
  const suspicions = new Map<string, Suspicion>()
  const requested = new Map<string, string>()
  const claims = new Map<string, number>()
  const wrong: string[] = []
  const waiting: LogRecord[] = []
  const commands = new Set<string>()
  let nextSeq = 1
  let repeatedRequests = 0

  const judgeRequest = ({ value, appendedAt }: LogRecord): void => {
    const { idempotencyKey: key, kind, crisisId, personId } = notificationRequestedCodec.decode(value)
    const content = Buffer.from(value).toString('base64')
    const held = requested.get(key)
    if (held !== undefined) repeatedRequests++
    if (held !== undefined && held !== content) wrong.push(`notification ${key} was asked for with another content`)
    requested.set(key, content)
    const since = appendedAt - (suspicions.get(crisisId)?.decidedAtMs ?? 0)
    if (kind === 'question' && personId !== FIRST_ASKED && since < FIRST_WAIT_MS)
      wrong.push(`notification ${key} went to the next in the chain after ${since} ms`)
  }

  return {
    takeCrisis({ value }: LogRecord): void {
      const record = crisisRecordCodec.decode(value)
      if (record.firstSeq !== nextSeq || record.count === 0 || commands.has(record.commandId)) return
      nextSeq += record.count
      commands.add(record.commandId)
      for (const { crisisId, suspected, evidenceJoined } of record.events) {
        if (suspected) {
          const brandId = suspected.brandIds.join()
          if ([...suspicions.values()].some(one => one.brandId === brandId))
            wrong.push(`a second suspicion of ${brandId}: ${crisisId}`)
          const signalIds = new Set([suspected.evidence?.signalId ?? ''])
          suspicions.set(crisisId, { crisisId, brandId, decidedAtMs: record.decidedAtMs, signalIds })
        }
        if (evidenceJoined) suspicions.get(crisisId)?.signalIds.add(evidenceJoined.evidence?.signalId ?? '')
      }
    },
    takeRequest(record: LogRecord): void {
      waiting.push(record)
    },
    takeDelivery({ value }: LogRecord): void {
      const { idempotencyKey: key, state } = notificationEventCodec.decode(value)
      if (state === 'DELIVERY_STATE_CLAIMED') claims.set(key, (claims.get(key) ?? 0) + 1)
    },
    /** Judges the requests that were taken; crises must have been read up to their end since. */
    look(): void {
      for (const record of waiting.splice(0)) judgeRequest(record)
    },
    wrong: (): readonly string[] => wrong,
    missing(episodes: readonly Episode[], arrived: Arrived): string[] {
      const missing: string[] = []
      const brands = new Map([...suspicions.values()].map(one => [one.brandId, one]))
      for (const { brandId, signalId } of episodes) {
        if (!brands.get(brandId)?.signalIds.has(signalId)) missing.push(`nobody was asked about ${signalId}`)
      }
      const known = new Set(episodes.map(({ signalId }) => signalId))
      for (const { crisisId, signalIds } of suspicions.values()) {
        const key = `${crisisId}/question-1/${FIRST_ASKED}/${CONTACT}`
        if (!requested.has(key)) missing.push(`notification ${key} was never asked for`)
        for (const signalId of signalIds)
          if (!known.has(signalId)) missing.push(`crisis ${crisisId} stands on ${signalId}, which is no episode`)
      }
      for (const key of requested.keys()) if (!arrived.has(key)) missing.push(`notification ${key} never arrived`)
      for (const [key, times] of arrived) {
        if (!requested.has(key)) missing.push(`notification ${key} arrived and nobody asked for it`)
        if (times > (claims.get(key) ?? 0))
          missing.push(`notification ${key} arrived ${times} times, more than claimed`)
      }
      return missing
    },
    figures: (arrived: Arrived) => ({
      suspicions: suspicions.size,
      notifications: requested.size,
      repeatedRequests,
      repeats: [...arrived.values()].reduce((sum, times) => sum + times - 1, 0),
    }),
  }
}
