import type { BrandSituation } from '@tocsin/shared/gen/tocsin/crisis/v1/BrandSituation.ts'
import type { CrisisServiceHandlers } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisService.ts'
import type { TimelineEntry } from '@tocsin/shared/gen/tocsin/crisis/v1/TimelineEntry.ts'
import type { WatchBrandsResponseInput } from '@tocsin/shared/gen/tocsin/crisis/v1/WatchBrandsResponse.ts'
import type { WatchCrisisResponseInput } from '@tocsin/shared/gen/tocsin/crisis/v1/WatchCrisisResponse.ts'
import { holdIdOf, toEvent } from '../core/event.ts'
import { type Crisis, crisisOf, holdOf, isOpen, liveCrises } from '../core/state.ts'
import { valuesOf } from '../core/table.ts'
import { sentenceOf } from '../core/timeline.ts'
import { brandView, shownCrisis } from '../core/view.ts'
import { type Caller, maySee, maySeeAny } from './access.ts'
import type { Commands } from './commands.ts'
import type { CrisisLog, Entry } from './crisis-log.ts'
import type { Playbooks } from './playbooks.ts'
import { invalidArgument } from './rpc-errors.ts'
import type { Item, Source, Streams } from './streams.ts'
import { unary } from './unary.ts'

const DEFAULT_LIMIT = 100
const LARGEST_LIMIT = 1_000

export interface CrisisReadsDeps {
  readonly commands: Commands
  readonly crisisLog: CrisisLog
  readonly playbooks: Playbooks
  readonly streams: Streams
}

type Names = 'ListBrands' | 'WatchBrands' | 'ListCrises' | 'GetCrisis' | 'WatchCrisis' | 'GetTimeline'

const limited = (limit: number): number => {
  if (limit > LARGEST_LIMIT) throw invalidArgument('limit', `is at most ${LARGEST_LIMIT}`)
  return limit || DEFAULT_LIMIT
}

/** What people and walls look at: this replica's state, which follows the log. */
export const crisisReadHandlers = (deps: CrisisReadsDeps): Pick<CrisisServiceHandlers, Names> => {
  const { commands, crisisLog, playbooks, streams } = deps
  const state = () => crisisLog.ledger().state

  const timelineEntry = (entry: Entry): TimelineEntry => {
    const crisis = crisisOf(state(), entry.crisisId)
    const playbook = playbooks.known(crisis?.playbookVersion ?? playbooks.current().version)
    const { seq, crisisId, atMs, actor, kind } = entry
    const event = { ...toEvent(entry, seq), event: kind } as TimelineEntry['event']
    return { seq, crisisId, atMs, actor, kind, text: sentenceOf(entry, playbook), event }
  }

  /** Brands of the playbook, and those of crises that it does not know any more. */
  const brands = (): { readonly brandId: string; readonly name: string }[] => {
    const named = playbooks.current().playbook.brands.map(({ brandId, name }) => ({ brandId, name: name ?? brandId }))
    const others = liveCrises(state()).flatMap(({ brandIds }) => brandIds)
    const unknown = [...new Set(others)].filter(id => !named.some(({ brandId }) => brandId === id))
    return [...named, ...unknown.map(brandId => ({ brandId, name: brandId }))]
  }

  const situation = (brand: { readonly brandId: string; readonly name: string }): BrandSituation => {
    const shown = shownCrisis(state(), brand.brandId)
    const playbook = playbooks.known(shown?.playbookVersion ?? playbooks.current().version)
    return brandView(state(), brand, playbook)
  }

  const brandSource = (caller: Caller, wanted: readonly string[]): Source<WatchBrandsResponseInput> => {
    const wants = (id: string): boolean => maySee(caller, id) && (wanted.length === 0 || wanted.includes(id))
    const item = (brandId: string, seq: number): Item<WatchBrandsResponseInput> => ({
      key: brandId,
      slot: brandId,
      seq,
      value: () => ({ brand: situation(brands().find(one => one.brandId === brandId) ?? { brandId, name: brandId }) }),
    })
    const brandsOf = (entry: Entry): readonly string[] => [
      ...(crisisOf(state(), entry.crisisId)?.brandIds ?? []),
      ...(holdOf(state(), holdIdOf(entry) ?? '')?.brandIds ?? []),
    ]
    return {
      initial: () =>
        brands()
          .filter(({ brandId }) => wants(brandId))
          .map(({ brandId }) => item(brandId, state().seq)),
      subscribe: push =>
        crisisLog.subscribe(entries =>
          push(
            entries.flatMap(entry =>
              brandsOf(entry)
                .filter(wants)
                .map(brandId => item(brandId, entry.seq)),
            ),
          ),
        ),
      seq: () => state().seq,
      withToken: (value, resumeToken) => ({ ...(value ?? { heartbeat: true }), resumeToken }),
    }
  }

  const crisisSource = (caller: Caller, crisisId: string): Source<WatchCrisisResponseInput> => {
    if (crisisId !== '') commands.visible(caller, crisisId)
    const wants = (id: string): boolean => {
      const crisis = crisisOf(state(), id)
      return crisis !== undefined && (crisisId === '' || id === crisisId) && maySeeAny(caller, crisis.brandIds)
    }
    /** The crisis goes with its newest entry only. */
    const entryItem = (entry: Entry): Item<WatchCrisisResponseInput> => ({
      key: `entry/${entry.seq}`,
      slot: entry.crisisId,
      seq: entry.seq,
      value() {
        const crisis = crisisOf(state(), entry.crisisId)!
        return { entry: timelineEntry(entry), ...(crisis.seq === entry.seq && { crisis: commands.view(crisis) }) }
      },
    })
    const crisisItem = (id: string): Item<WatchCrisisResponseInput> => ({
      key: `crisis/${id}`,
      slot: id,
      seq: state().seq,
      value: () => ({ crisis: commands.view(crisisOf(state(), id)!) }),
    })
    return {
      initial: afterSeq =>
        afterSeq === undefined
          ? (crisisId === '' ? state().live : [crisisId]).filter(wants).map(crisisItem)
          : crisisLog
              .entries()
              .filter(entry => entry.seq > afterSeq && wants(entry.crisisId))
              .map(entryItem),
      subscribe: push =>
        crisisLog.subscribe(entries => push(entries.filter(entry => wants(entry.crisisId)).map(entryItem))),
      seq: () => state().seq,
      withToken: (value, resumeToken) => ({ ...(value ?? { heartbeat: true }), resumeToken }),
    }
  }

  const matches = (caller: Caller, brandId: string, openOnly: boolean) => (crisis: Crisis) =>
    maySeeAny(caller, crisis.brandIds) &&
    (brandId === '' || crisis.brandIds.includes(brandId)) &&
    (!openOnly || isOpen(crisis))

  return {
    ListBrands: unary((_request, call) => {
      const caller = commands.callerOf(call, 'display')
      return {
        brands: brands()
          .filter(({ brandId }) => maySee(caller, brandId))
          .map(situation),
      }
    }),
    WatchBrands(call) {
      const callerOf = () => commands.callerOf(call, 'display')
      streams.watch(call, callerOf, caller => brandSource(caller, call.request.brandIds))
    },
    ListCrises: unary(({ brandId, openOnly, limit }, call) => {
      const caller = commands.callerOf(call, 'display')
      const most = limited(limit)
      const crises = openOnly ? liveCrises(state()) : valuesOf(state().crises)
      const found = crises
        .filter(matches(caller, brandId, openOnly))
        .sort((a, b) => b.openedAtMs - a.openedAtMs || b.seq - a.seq)
      return { crises: found.slice(0, most).map(commands.view) }
    }),
    GetCrisis: unary(({ crisisId }, call) => {
      const caller = commands.callerOf(call, 'display')
      return { crisis: commands.view(commands.visible(caller, crisisId)) }
    }),
    WatchCrisis(call) {
      const callerOf = () => commands.callerOf(call, 'display')
      streams.watch(call, callerOf, caller => crisisSource(caller, call.request.crisisId))
    },
    GetTimeline: unary(({ crisisId, afterSeq, limit }, call) => {
      const caller = commands.callerOf(call, 'display')
      commands.visible(caller, crisisId)
      const most = limited(limit)
      const own = crisisLog.entries().filter(entry => entry.crisisId === crisisId && entry.seq > afterSeq)
      return { entries: own.slice(0, most).map(timelineEntry) }
    }),
  }
}
