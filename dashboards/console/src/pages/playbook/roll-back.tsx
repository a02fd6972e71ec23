import { useState } from 'preact/hooks'
import { useCommand } from '../../api/command.ts'
import { announce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { ConfirmPanel } from '../../components/confirm-panel.tsx'
import { refreshPlan } from '../../live/session.ts'
import { t } from '../../messages/t.ts'

/** Makes a new version from the texts of an older one: two clicks and a reason. */
export const RollBack = ({ version, onDone }: { readonly version: number; readonly onDone: () => void }) => {
  const [open, setOpen] = useState(false)
  const { send, pending, problem, forget } = useCommand<object>('/v1/playbook/rollback')
  if (!open) return <Button onClick={() => setOpen(true)}>{t('playbook.rollBack', { version })}</Button>
  const decide = async (reason: string): Promise<boolean> => {
    if (!(await send({ toVersion: version, reason }))) return false
    announce(t('playbook.rolledBack', { version }))
    setOpen(false)
    await refreshPlan()
    onDone()
    return true
  }
  return (
    <ConfirmPanel
      title={t('playbook.rollBackTitle', { version })}
      action={t('playbook.rollBackDo', { version })}
      draft={['playbook', 'roll-back', String(version)]}
      onDecide={decide}
      onCancel={() => {
        forget()
        setOpen(false)
      }}
      pending={pending}
      problem={problem}
    >
      <p>{t('playbook.rollBackText', { version })}</p>
    </ConfirmPanel>
  )
}
