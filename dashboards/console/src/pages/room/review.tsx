import { t } from '../../messages/t.ts'
import { useRoomCommand } from './room-command.ts'
import { useRoom } from './room-data.ts'
import { TextForm } from './text-form.tsx'

/** What was learned ends the review. */
export const ReviewForm = () => {
  const { crisis } = useRoom()
  const command = useRoomCommand('review')
  return (
    <TextForm
      label={t('room.review.label')}
      hint={t('room.review.hint')}
      action={t('room.review.button')}
      missing={t('room.review.missing')}
      draft={['room', crisis.crisisId, 'review']}
      command={command}
      body={lessons => ({ lessons })}
      rows={6}
      primary
    />
  )
}
