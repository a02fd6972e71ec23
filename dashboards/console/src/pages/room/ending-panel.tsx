import { Button } from '../../components/button.tsx'
import { ConfirmPanel } from '../../components/confirm-panel.tsx'
import { type Ending, missingToClose } from '../../core/room-ending.ts'
import { t } from '../../messages/t.ts'
import { isManager } from './me.ts'
import { MissingList } from './missing.tsx'
import { useRoomCommand } from './room-command.ts'
import { useRoom } from './room-data.ts'

const COMMANDS: Readonly<Record<Exclude<Ending, 'review'>, string>> = {
  recover: 'recovery',
  close: 'close',
  relapse: 'reopen',
  reopen: 'reopen',
  askAgain: 'reopen',
}

interface Props {
  readonly ending: Ending
  readonly onClose: () => void
}

/** The decision with what it means and what stands against it. */
export const EndingPanel = ({ ending, onClose }: Props) => {
  const { crisis } = useRoom()
  const kind = ending === 'review' ? 'reopen' : ending
  const command = useRoomCommand(COMMANDS[kind])
  const missing = kind === 'close' ? missingToClose(crisis) : []
  const unmet = kind === 'recover' && crisis.recoveryCriteria[0]?.met === false
  if (missing.length > 0)
    return (
      <div class="panel">
        <h3>{t('room.ending.missing')}</h3>
        <MissingList missing={missing} />
        <div class="buttons">
          <Button onClick={onClose}>{t('panel.cancel')}</Button>
        </div>
      </div>
    )
  return (
    <ConfirmPanel
      title={t(`room.ending.${kind}`)}
      action={t(`room.ending.${kind}Button`)}
      kind={kind === 'relapse' || kind === 'reopen' ? 'danger' : 'primary'}
      draft={['room', crisis.crisisId, kind]}
      pending={command.pending}
      problem={command.problem}
      onCancel={onClose}
      onDecide={async reason => {
        const done = await command.run({ reason })
        if (done) onClose()
        return done
      }}
    >
      <p>{t(`room.ending.${kind}Text`)}</p>
      {unmet ? <p class="quiet">{t(isManager() ? 'room.ending.soonerManager' : 'room.ending.sooner')}</p> : null}
    </ConfirmPanel>
  )
}
