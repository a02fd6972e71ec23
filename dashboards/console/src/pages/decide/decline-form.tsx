import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import { useRef } from 'preact/hooks'
import { useCommand } from '../../api/command.ts'
import { announce } from '../../components/announcer.tsx'
import { ConfirmPanel } from '../../components/confirm-panel.tsx'
import { useDraft } from '../../components/draft.ts'
import { Choice } from '../../components/field.tsx'
import { snoozes } from '../../core/decision.ts'
import { formats } from '../../format/here.ts'
import { acceptCrisis, plan } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { Overtaken } from './overtaken.tsx'
import { useSettled } from './use-settled.ts'

interface Props {
  readonly crisis: Crisis
  readonly onClose: () => void
}

const HOUR_MS = 3_600_000

/** Asks why it is no crisis, and for how long the same talk shall not ask again. */
export const DeclineForm = ({ crisis, onClose }: Props) => {
  const planned = plan.value?.decisions.snoozeMs || HOUR_MS
  const [snooze, setSnooze, forgetSnooze] = useDraft(['decide', crisis.crisisId, 'snooze'], String(planned))
  const command = useCommand<Crisis>(`/v1/crises/${encodeURIComponent(crisis.crisisId)}/decline`)
  const draft = ['decide', crisis.crisisId, 'decline']
  const [, , forgetReason] = useDraft(draft)
  const sent = useRef('')
  const byMe = command.lost && crisis.phase === 'PHASE_DECLINED' && crisis.declineReason === sent.current
  useSettled(byMe, () => {
    forgetReason()
    forgetSnooze()
    onClose()
    announce(t('decide.declined'))
  })
  const decline = async (reason: string): Promise<boolean> => {
    sent.current = reason
    const answer = await command.send({ reason, snoozeMs: Number(snooze) })
    if (!answer) return false
    forgetSnooze()
    onClose()
    acceptCrisis(answer)
    announce(t('decide.declined'))
    return true
  }
  if (crisis.phase !== 'PHASE_SUSPECTED' && !command.pending && !byMe)
    return <Overtaken crisis={crisis} onGo={onClose} />
  return (
    <ConfirmPanel
      title={t('decline.title')}
      action={t('decline.action', { span: formats.span(Number(snooze)) })}
      draft={draft}
      reasonHint={t('decline.reasonHint')}
      onDecide={decline}
      onCancel={onClose}
      pending={command.pending}
      problem={command.problem}
    >
      <p>{t('decline.happens')}</p>
      <Choice
        label={t('decline.snooze')}
        hint={t('decline.snoozeHint')}
        value={snooze}
        onChange={setSnooze}
        options={snoozes(planned).map(ms => ({ value: String(ms), text: formats.span(ms) }))}
        autofocus
      />
    </ConfirmPanel>
  )
}
