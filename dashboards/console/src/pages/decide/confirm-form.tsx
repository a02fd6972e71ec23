import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { PreviewConfirmationResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/PreviewConfirmationResponse.ts'
import { useEffect, useRef } from 'preact/hooks'
import { useCommand } from '../../api/command.ts'
import { useResource } from '../../api/resource.ts'
import { announce } from '../../components/announcer.tsx'
import { ConfirmPanel } from '../../components/confirm-panel.tsx'
import { useDraft } from '../../components/draft.ts'
import { Check, Choice } from '../../components/field.tsx'
import { reachOf } from '../../core/decision.ts'
import { acceptCrisis, plan, session } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { Overtaken } from './overtaken.tsx'
import { useSettled } from './use-settled.ts'
import { WhatHappens } from './what-happens.tsx'

const HARMS = ['reputation', 'money', 'law'] as const

interface Props {
  readonly crisis: Crisis
  readonly onClose: () => void
}

const useHarm = (crisisId: string) => {
  const [text, set, forget] = useDraft(['decide', crisisId, 'harm'])
  const chosen = text.split(' ').filter(one => one !== '')
  const toggle = (harm: string, on: boolean) =>
    set([...chosen.filter(one => one !== harm), ...(on ? [harm] : [])].join(' '))
  return { has: (harm: string) => chosen.includes(harm), toggle, forget }
}

/** Asks for the scenario, lasting harm and a reason, and says what will happen before it does. */
export const ConfirmForm = ({ crisis, onClose }: Props) => {
  const path = `/v1/crises/${encodeURIComponent(crisis.crisisId)}`
  const draft = ['decide', crisis.crisisId, 'confirm']
  const scenarios = plan.value?.scenarios ?? []
  const [scenarioId, setScenario, forgetScenario] = useDraft(['decide', crisis.crisisId, 'scenario'])
  const harm = useHarm(crisis.crisisId)
  const command = useCommand<Crisis>(`${path}/confirm`)
  const needsScenario = scenarios.length > 0 && scenarioId === ''
  const preview = useResource<PreviewConfirmationResponse>(
    needsScenario ? undefined : `${path}/preview?scenario=${encodeURIComponent(scenarioId)}`,
  )
  // Who is on, and whether a second person is needed, may change while somebody reads.
  const seen = useRef(crisis.seq)
  useEffect(() => {
    if (seen.current !== crisis.seq && crisis.phase === 'PHASE_SUSPECTED') preview.reload()
    seen.current = crisis.seq
  }, [crisis.seq])
  const reach = reachOf(preview.value, crisis)

  const forgetForm = () => {
    forgetScenario()
    harm.forget()
    onClose()
  }
  const decided = crisis.phase !== 'PHASE_SUSPECTED'
  const byMe = decided && command.lost && crisis.confirmedBy.includes(session.value?.personId ?? '')
  const [, , forgetReason] = useDraft(draft)
  useSettled(byMe, () => {
    forgetReason()
    forgetForm()
    announce(t('decide.confirmed'))
  })
  const confirm = async (reason: string): Promise<boolean> => {
    const body = {
      scenarioId,
      harm: { reputation: harm.has('reputation'), money: harm.has('money'), law: harm.has('law') },
      reason,
    }
    const answer = await command.send(body)
    if (!answer) return false
    forgetForm()
    acceptCrisis(answer)
    announce(t(answer.phase === 'PHASE_SUSPECTED' ? 'decide.confirmedFirst' : 'decide.confirmed'))
    return true
  }
  if (decided && !command.pending && !byMe) return <Overtaken crisis={crisis} onGo={onClose} />
  return (
    <ConfirmPanel
      title={t('confirm.title')}
      action={t(`confirm.action.${reach}`)}
      kind="primary"
      draft={draft}
      reasonHint={t('confirm.reasonHint')}
      onDecide={confirm}
      onCancel={onClose}
      pending={command.pending}
      problem={command.problem}
      missing={needsScenario ? t('confirm.scenarioMissing') : undefined}
    >
      {scenarios.length === 0 ? null : (
        <Choice
          label={t('confirm.scenario')}
          placeholder={t('confirm.scenarioChoose')}
          value={scenarioId}
          onChange={setScenario}
          options={scenarios.map(({ scenarioId: value, title: text }) => ({ value, text }))}
          autofocus
        />
      )}
      <fieldset class="harm">
        <legend>{t('confirm.harm')}</legend>
        {HARMS.map(one => (
          <Check
            key={one}
            label={t(`confirm.harm.${one}`)}
            hint={t(`confirm.harmHint.${one}`)}
            checked={harm.has(one)}
            onChange={on => harm.toggle(one, on)}
          />
        ))}
      </fieldset>
      <WhatHappens crisis={crisis} scenarioId={scenarioId} preview={preview} waits={needsScenario} />
    </ConfirmPanel>
  )
}
