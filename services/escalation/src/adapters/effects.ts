import { crisisRecordCodec, holdWorkCodec, notificationRequestedCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { CrisisRecord } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisRecord.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import type { AppendRecord, EpochMs, GroupReader, Log, LogRecord } from '@tocsin/shared/log/port.ts'
import { failpoint } from '@tocsin/shared/runtime/failpoint.ts'
import type { Happened } from '../core/event.ts'
import { holdWorkOf } from '../core/hold-work.ts'
import { emptyLedger, type Ledger, take } from '../core/ledger.ts'
import { type Message, messagesOf, notificationKey } from '../core/notifications.ts'
import { type Crisis, crisisOf, type State } from '../core/state.ts'
import { holdView } from '../core/view.ts'
import type { EscalationEvents } from '../events.ts'
import { commitRead } from './commit-read.ts'
import type { LinkTokens } from './link-token.ts'
import type { Playbooks } from './playbooks.ts'

export interface EffectsDeps {
  readonly log: Log
  readonly playbooks: Playbooks
  readonly links: LinkTokens
  readonly events: EscalationEvents
  readonly publicUrl: string
  readonly linkLifetimeMs: number
}

export const EFFECTS_GROUP = 'escalation-effects.v1'
const TOPIC = TOPICS.crisisEvents.name

type Folded = Happened & { readonly seq: number; readonly after: State }

/**
 * Derives what must follow from crisis events, by the same fold as the state, and writes it as work: nothing is lost when the replica that
 * won an append dies. One member owns it at a time; what it repeats after a kill has the same keys and the same content.
 */
export const startEffects = (deps: EffectsDeps): GroupReader => {
  const { log, playbooks, links, events, publicUrl, linkLifetimeMs } = deps
  let ledger: Ledger = emptyLedger

  const fold = (record: LogRecord): readonly Folded[] => {
    const value: CrisisRecord = crisisRecordCodec.decode(record.value)
    const outcome = take(ledger, value, record.appendedAt)
    if (outcome.kind === 'unknown') throw new RetryableError(outcome.why)
    if (outcome.kind === 'lost') return []
    ledger = outcome.ledger
    return outcome.kind === 'accepted' ? outcome.events : []
  }

  const linkFor = (crisis: Crisis, { kind, personId }: Message, expiresAtMs: EpochMs): string => {
    const { crisisId, entry } = crisis
    const token = kind === 'acknowledge' ? links.make({ crisisId, personId, entry, expiresAtMs }) : undefined
    return token === undefined
      ? `${publicUrl}/console/crises/${encodeURIComponent(crisisId)}`
      : `${publicUrl}/a/${token}`
  }

  const requestsOf = async (event: Folded, atMs: EpochMs): Promise<AppendRecord[]> => {
    const crisis = crisisOf(event.after, event.crisisId)
    if (!crisis) return []
    const playbook = await playbooks.at(crisis.playbookVersion)
    const expiresAtMs = atMs + linkLifetimeMs
    return messagesOf(event, event.seq, crisis, playbook).flatMap(message => {
      events.requested(message.kind)
      const { personId, kind, urgency, subject, text } = message
      const contacts = playbook.people.find(person => person.personId === personId)?.contacts ?? []
      return contacts.map(({ contactId }) => ({
        key: personId,
        value: notificationRequestedCodec.encode({
          idempotencyKey: notificationKey(crisis.crisisId, message, contactId),
          crisisId: crisis.crisisId,
          personId,
          contactId,
          urgency,
          subject,
          text,
          link: linkFor(crisis, message, expiresAtMs),
          requestedAtMs: atMs,
          expiresAtMs,
          drill: crisis.drill,
          kind,
          playbookVersion: crisis.playbookVersion,
          brandIds: [...crisis.brandIds],
        }),
      }))
    })
  }

  const workOf = async (event: Folded, atMs: EpochMs): Promise<AppendRecord[]> => {
    const work = holdWorkOf(event, event.after)
    if (!work) return []
    events.holdWork(work.kind)
    const { hold, ...what } = work
    const playbook = await playbooks.at(work.playbookVersion)
    const value = holdWorkCodec.encode({
      ...what,
      hold: holdView(hold, playbook),
      crisisId: event.crisisId,
      requestedAtMs: atMs,
    })
    return [{ key: hold.holdId, value }]
  }

  /** True when something was written. */
  const perform = async (record: LogRecord): Promise<boolean> => {
    const folded = fold(record)
    const requests = (await Promise.all(folded.map(event => requestsOf(event, record.appendedAt)))).flat()
    const work = (await Promise.all(folded.map(event => workOf(event, record.appendedAt)))).flat()
    if (work.length > 0) await log.append(TOPICS.holdsWork.name, work)
    if (requests.length > 0) {
      failpoint('escalation.before-notifications')
      await log.append(TOPICS.notificationsRequested.name, requests)
      failpoint('escalation.before-effects-commit')
    }
    return work.length + requests.length > 0
  }

  const foldUpTo = async (startOffset: bigint, offset: bigint): Promise<void> => {
    ledger = emptyLedger
    if (offset <= startOffset) return
    for await (const records of log.read({ topic: TOPIC, partition: 0 }, startOffset, offset)) {
      for (const record of records) fold(record)
    }
  }

  const reader: GroupReader = log.group({
    groupId: EFFECTS_GROUP,
    topics: [TOPIC],
    async onAssigned({ committed, startOffset }) {
      const offset = committed?.offset ?? startOffset
      await foldUpTo(startOffset, offset)
      return offset
    },
    async onBatch(batch) {
      for (const [index, record] of batch.records.entries()) {
        if (!reader.isCurrent(batch)) return
        const before = ledger
        const wrote = await perform(record).catch(error => {
          ledger = before
          throw error
        })
        // What was written is not written again because of what comes after it.
        if (wrote || index === batch.records.length - 1) await commitRead(reader, batch, record.offset)
      }
    },
  })
  return reader
}
