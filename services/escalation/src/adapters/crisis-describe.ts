import type { CrisisServiceHandlers } from '@tocsin/shared/gen/tocsin/crisis/v1/CrisisService.ts'
import type { EpochMs } from '@tocsin/shared/log/port.ts'
import { nameOf } from '../core/people.ts'
import { previewConfirmation } from '../core/preview.ts'
import { isRejection } from '../core/rejection.ts'
import { crisisOf } from '../core/state.ts'
import { actorOf } from './access.ts'
import type { Commands } from './commands.ts'
import type { CrisisLog } from './crisis-log.ts'
import type { FlagCodes } from './flag-codes.ts'
import type { Guesses } from './guesses.ts'
import type { LinkGrants } from './link-grants.ts'
import type { Playbooks } from './playbooks.ts'
import { invalidArgument, linkOutdated, linkUnknown, refused } from './rpc-errors.ts'
import { unary } from './unary.ts'

export interface CrisisDescribeDeps {
  readonly commands: Commands
  readonly crisisLog: CrisisLog
  readonly playbooks: Playbooks
  readonly links: LinkGrants
  readonly flagCodes: FlagCodes
  readonly guesses: Guesses
  readonly now: () => EpochMs
}

type Names = 'GetCaller' | 'PreviewConfirmation' | 'DescribeLink' | 'DescribeFlagCode'

/** What somebody looks at before they act. Nothing here changes anything. */
export const crisisDescribeHandlers = (deps: CrisisDescribeDeps): Pick<CrisisServiceHandlers, Names> => {
  const { commands, crisisLog, playbooks, links, flagCodes, guesses, now } = deps
  const state = () => crisisLog.ledger().state

  return {
    GetCaller: unary((_request, call) => {
      const { personId, role, brands, open, untilMs } = commands.callerOf(call, 'display')
      const name = nameOf(playbooks.current().playbook, personId)
      return { personId, name, role, brandIds: [...brands], open, untilMs }
    }),

    PreviewConfirmation: unary(async ({ crisisId, scenarioId }, call) => {
      const caller = commands.callerOf(call, 'responder')
      if (crisisId === '') throw invalidArgument('crisis_id', 'is missing')
      if (!crisisOf(state(), crisisId)) await crisisLog.caughtUp()
      const { playbookVersion } = commands.visible(caller, crisisId)
      const playbook = await playbooks.at(playbookVersion)
      const wanted = { crisisId, scenarioId, actor: actorOf(caller) }
      const preview = previewConfirmation(state(), wanted, { now: now(), playbook, playbookVersion })
      if (isRejection(preview)) throw refused(preview)
      return preview
    }),

    // A link carries its signature, so a right one is never held up by those who try wrong ones.
    DescribeLink: unary(async ({ token }, call) => {
      const grant = links.find(token)
      if (!grant) {
        guesses.check(call)
        guesses.wrong(call)
        throw linkUnknown()
      }
      const { crisisId, personId, entry, expiresAtMs } = grant
      if ((crisisOf(state(), crisisId)?.entry ?? 0) < entry) await crisisLog.caughtUp()
      const crisis = crisisOf(state(), crisisId)
      if (!crisis) throw linkUnknown()
      if (crisis.entry !== entry) throw linkOutdated()
      const playbook = playbooks.known(crisis.playbookVersion)
      const { phase, stageId, steps, acknowledgements, drill } = commands.view(crisis)
      return {
        crisisId,
        brandNames: crisis.brandIds.map(id => playbook.brands.find(({ brandId }) => brandId === id)?.name ?? id),
        personId,
        personName: nameOf(playbook, personId),
        phase,
        stageTitle: playbook.stages.find(stage => stage.stageId === stageId)?.title ?? stageId,
        steps: steps.filter(
          step => step.personId === personId && (step.state === 'STEP_STATE_OPEN' || step.state === 'STEP_STATE_TAKEN'),
        ),
        acknowledged: acknowledgements.some(one => one.personId === personId && one.acknowledged),
        expiresAtMs,
        drill,
      }
    }),

    DescribeFlagCode: unary(({ code }, call) => {
      const found = flagCodes.find(call, code)
      return { label: found.label, brands: flagCodes.brandsOf(found) }
    }),
  }
}
