import { crisisRecordCodec as codec } from '@tocsin/shared/events/codec.ts'
import type { CrisisRecordInput } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisRecord.ts'
import type { Evidence } from '@tocsin/shared/gen/tocsin/crisis/v1/Evidence.ts'
import type { Playbook } from '@tocsin/shared/playbook/plan.ts'
import type { Command, CommandOf } from '../src/core/commands.ts'
import { actorOf, decide } from '../src/core/decide.ts'
import { fromEvent, toEvent } from '../src/core/event.ts'
import { emptyLedger, type Ledger, SCHEMA, take } from '../src/core/ledger.ts'
import type { Actor } from '../src/core/people.ts'
import { isRejection, type RejectionCode } from '../src/core/rejection.ts'
import { type Crisis, crisisOf, holdsOf } from '../src/core/state.ts'
import { nextWakeup, timerCommandId } from '../src/core/timers.ts'
import { MINUTE, playbookOf } from './playbook.ts'

export const START_MS = Date.UTC(2026, 10, 21, 22, 40)

export const by = (personId: string, level: Actor['level'] = 'responder'): Actor => ({ personId, level })

export const evidence = (over: Partial<Evidence> = {}): Evidence => ({
  signalId: 'lumo/share-5m/1',
  brandId: 'lumo',
  sentence: 'Half of it is negative.',
  share: 0.5,
  shareLow: 0.45,
  usualShare: 0.2,
  mentions: 100,
  negative: 50,
  negativeAuthors: 40,
  about: ['outage'],
  mentionIds: ['web:1', 'web:2'],
  atMs: START_MS,
  windowMs: 5 * MINUTE,
  ...over,
})

/** A log in memory whose time the test moves: records go through their bytes, as they do in the real one. */
export const openStory = (playbook: Playbook = playbookOf()) => {
  let ledger: Ledger = emptyLedger
  let now = START_MS
  let commands = 0
  const log: { readonly bytes: Uint8Array; readonly appendedAt: number }[] = []

  const append = (record: CrisisRecordInput, appendedAt = now): string => {
    const bytes = codec.encode(record)
    log.push({ bytes, appendedAt })
    const outcome = take(ledger, codec.decode(bytes), appendedAt)
    if (outcome.kind === 'accepted' || outcome.kind === 'premature') ledger = outcome.ledger
    return outcome.kind
  }

  /** Event kinds, or the code of the refusal. */
  const give = (command: Command, commandId = `command-${++commands}`): string[] | RejectionCode => {
    const decision = decide(ledger.state, command, { now, playbook, playbookVersion: 1 })
    if (isRejection(decision)) return decision.code
    const firstSeq = ledger.state.seq + 1
    if (decision.length > 0) {
      append({
        firstSeq,
        count: decision.length,
        commandId,
        decidedAtMs: now,
        actor: actorOf(command),
        events: decision.map((event, index) => toEvent(event, firstSeq + index)),
        schema: SCHEMA,
      })
    }
    return decision.map(({ kind }) => kind)
  }

  const story = {
    log,
    playbook,
    /** Every event of the log, as it is read. */
    happenings: () => log.flatMap(({ bytes }) => codec.decode(bytes).events.map(event => fromEvent(event)!)),
    append,
    give,
    ledger: () => ledger,
    now: () => now,
    state: () => ledger.state,
    /** The latest crisis unless another is named. */
    crisis: (id?: string): Crisis => {
      const found = crisisOf(ledger.state, id ?? ledger.state.live.at(-1) ?? lastOpened())
      if (!found) throw new Error('no crisis')
      return found
    },
    holds: () => holdsOf(ledger.state, story.crisis()),
    /** Moves time, firing every timer on the way at its due time. Returns what they made happen. */
    after(ms: number): string[] {
      const until = now + ms
      const kinds: string[] = []
      for (let next = nextWakeup(ledger.state); next && next.dueMs <= until; next = nextWakeup(ledger.state)) {
        now = Math.max(now, next.dueMs)
        const got = give({ kind: 'timer', timer: next }, timerCommandId(next))
        kinds.push(...(typeof got === 'string' ? [got] : got))
      }
      now = until
      return kinds
    },
    signal: (over: Partial<Evidence> = {}, drill = false) =>
      give({ kind: 'signalOpen', evidence: evidence(over), drill }),
    calm: (signalId = 'lumo/share-5m/1') => give({ kind: 'signalClosed', signalId, brandId: 'lumo', atMs: now }),
    /** A person's command on the latest crisis. */
    does<K extends 'confirm' | 'decline' | 'close' | 'reopen' | 'startRecovery' | 'completeReview'>(
      who: string | Actor,
      kind: K,
      rest: Partial<CommandOf<K>> = {},
    ) {
      const defaults = {
        scenarioId: 'outage',
        harm: { reputation: true, money: false, law: false },
        reason: 'because',
        lessons: 'learned',
        holdScope: undefined,
        snoozeMs: 0,
      }
      const actor = typeof who === 'string' ? by(who) : who
      return give({ kind, crisisId: story.crisis().crisisId, actor, ...defaults, ...rest } as unknown as Command)
    },
    on(who: string | Actor, command: object) {
      const actor = typeof who === 'string' ? by(who) : who
      return give({ crisisId: story.state().live.at(-1) ?? '', actor, ...command } as Command)
    },
  }
  const lastOpened = (): string =>
    [...ledger.commands.parts].flatMap(part => [...(part?.values() ?? [])]).at(-1)?.crisisId ?? ''
  return story
}

export type Story = ReturnType<typeof openStory>
