import type { HoldState } from '@tocsin/shared/gen/tocsin/crisis/v1/HoldState.ts'
import type { HoldServiceHandlers } from '@tocsin/shared/gen/tocsin/hold/v1/HoldService.ts'
import type { WatchHoldsResponseInput } from '@tocsin/shared/gen/tocsin/hold/v1/WatchHoldsResponse.ts'
import type { EpochMs } from '@tocsin/shared/log/port.ts'
import { holdIdOf } from '../core/event.ts'
import { type HoldRecord, holdOf, liveHolds } from '../core/state.ts'
import { holdView } from '../core/view.ts'
import type { EscalationEvents } from '../events.ts'
import { actorOf, brandDenied, type Caller, maySee, maySeeAny } from './access.ts'
import type { Commands } from './commands.ts'
import type { CrisisLog, Entry } from './crisis-log.ts'
import type { HoldGate } from './hold-gate.ts'
import type { Playbooks } from './playbooks.ts'
import { invalidArgument, notFound } from './rpc-errors.ts'
import type { Item, Source, Streams } from './streams.ts'
import { unary } from './unary.ts'

export interface HoldRpcDeps {
  readonly commands: Commands
  readonly crisisLog: CrisisLog
  readonly playbooks: Playbooks
  readonly gate: HoldGate
  readonly streams: Streams
  readonly events: EscalationEvents
  readonly now: () => EpochMs
}

const stops = ({ scope }: HoldRecord, account: string): boolean =>
  scope.kind !== 'HOLD_SCOPE_KIND_ACCOUNTS' || account === '' || scope.accounts.includes(account)

const SAYS_NOTHING: ReadonlySet<string> = new Set(['ENFORCEMENT_STATE_UNSPECIFIED', 'ENFORCEMENT_STATE_ASKED'])

/** tocsin.hold.v1.HoldService: the fact that publishing is stopped, and the gate that answers for it. */
export const holdHandlers = (deps: HoldRpcDeps): HoldServiceHandlers => {
  const { commands, crisisLog, playbooks, gate, streams, events, now } = deps
  const state = () => crisisLog.ledger().state

  const view = (hold: HoldRecord): HoldState => holdView(hold, playbooks.known(hold.playbookVersion))

  /** Another replica may have started it a moment ago. */
  const holdFor = async (caller: Caller, holdId: string): Promise<HoldRecord> => {
    if (!holdOf(state(), holdId)) await crisisLog.caughtUp()
    const hold = holdOf(state(), holdId)
    if (!hold) throw notFound(`there is no hold ${holdId}`)
    if (!maySeeAny(caller, hold.brandIds)) throw brandDenied(hold.brandIds.join(', '))
    return hold
  }

  const holdSource = (caller: Caller, wanted: readonly string[]): Source<WatchHoldsResponseInput> => {
    const wants = ({ brandIds }: HoldRecord): boolean =>
      maySeeAny(caller, brandIds) && (wanted.length === 0 || brandIds.some(id => wanted.includes(id)))
    const item = (hold: HoldRecord, seq: number): Item<WatchHoldsResponseInput> => ({
      key: hold.holdId,
      slot: hold.holdId,
      seq,
      value: () => ({ hold: view(holdOf(state(), hold.holdId)!) }),
    })
    const itemsOf = (entries: readonly Entry[]): Item<WatchHoldsResponseInput>[] =>
      entries.flatMap(entry => {
        const hold = holdOf(state(), holdIdOf(entry) ?? '')
        return hold && wants(hold) ? [item(hold, entry.seq)] : []
      })
    return {
      initial: afterSeq =>
        afterSeq === undefined
          ? liveHolds(state())
              .filter(wants)
              .map(hold => item(hold, state().seq))
          : itemsOf(crisisLog.entries().filter(({ seq }) => seq > afterSeq)),
      subscribe: push => crisisLog.subscribe(entries => push(itemsOf(entries))),
      seq: () => state().seq,
      withToken: (value, resumeToken) => ({ ...(value ?? { heartbeat: true }), resumeToken }),
    }
  }

  return {
    StartHold: unary(async ({ requestId, crisisId, brandIds, scope, reason, reviewByMs }, call) => {
      const caller = commands.callerOf(call, 'responder')
      const uncovered = brandIds.find(id => !maySee(caller, id))
      if (uncovered !== undefined) throw brandDenied(uncovered)
      if (crisisId !== '') {
        await crisisLog.caughtUp()
        commands.visible(caller, crisisId)
      }
      const taken = await commands.give(requestId, {
        kind: 'startHold',
        actor: actorOf(caller),
        crisisId,
        brandIds,
        scope: scope ?? undefined,
        reason,
        reviewByMs,
      })
      return { hold: view(await holdFor(caller, `hold-${taken?.firstSeq ?? 0}`)) }
    }),
    ReleaseHold: unary(async ({ requestId, holdId, reason, connector, postId }, call) => {
      const caller = commands.callerOf(call, 'responder')
      await holdFor(caller, holdId)
      const actor = actorOf(caller)
      await commands.give(
        requestId,
        postId === ''
          ? { kind: 'releaseHold', actor, holdId, reason }
          : { kind: 'releasePost', actor, holdId, connector, postId },
      )
      return { hold: view(await holdFor(caller, holdId)) }
    }),
    CheckHold: unary(async ({ brandId, account, includeDrills }, call) => {
      const startedAt = performance.now()
      const caller = commands.callerOf(call, 'display')
      if (brandId === '') throw invalidArgument('brand_id', 'is missing')
      if (!maySee(caller, brandId)) throw brandDenied(brandId)
      await gate.readToEnd()
      const { version, playbook } = playbooks.current()
      // A mistyped brand must not read as clear.
      if (version > 0 && !playbook.brands.some(brand => brand.brandId === brandId))
        throw notFound(`there is no brand ${brandId} in the playbook`)
      const holds = liveHolds(state()).filter(
        hold => hold.brandIds.includes(brandId) && (includeDrills || !hold.drill) && stops(hold, account),
      )
      events.holdChecked(performance.now() - startedAt)
      return {
        answer: holds.length > 0 ? 'HOLD_ANSWER_HELD' : 'HOLD_ANSWER_CLEAR',
        holds: holds.map(view),
        seq: state().seq,
        readAtMs: now(),
      }
    }),
    WatchHolds(call) {
      const callerOf = () => commands.callerOf(call, 'display')
      streams.watch(call, callerOf, caller => holdSource(caller, call.request.brandIds))
    },
    ReportEnforcement: unary(async ({ requestId, holdId, enforcement }, call) => {
      const caller = commands.callerOf(call, 'responder')
      await holdFor(caller, holdId)
      if (!enforcement || enforcement.connector === '') throw invalidArgument('enforcement.connector', 'is missing')
      if (SAYS_NOTHING.has(enforcement.state)) throw invalidArgument('enforcement.state', 'must say what is so')
      const { connector, state: said, held, total, evidence, posts } = enforcement
      const report = { holdId, connector, state: said, held, total, evidence, posts, by: caller.personId }
      await commands.give(requestId, { kind: 'reportEnforcement', report })
      return { hold: view(await holdFor(caller, holdId)) }
    }),
  }
}
