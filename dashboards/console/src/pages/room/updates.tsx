import { Countdown } from '../../components/countdown.tsx'
import { Person } from '../../components/person.tsx'
import { Time } from '../../components/time.tsx'
import { isRunning } from '../../core/room-ending.ts'
import { updatesOf } from '../../core/room-facts.ts'
import { formats } from '../../format/here.ts'
import { t } from '../../messages/t.ts'
import { useRoomCommand } from './room-command.ts'
import { coarseNowMs, useRoom } from './room-data.ts'
import { RoomSection } from './room-section.tsx'
import { TextForm } from './text-form.tsx'

const SHOWN = 3

/** What the team was told last, when the next word is due, and a place to write it. */
export const Updates = () => {
  const { crisis, plan, timeline } = useRoom()
  const command = useRoomCommand('updates')
  const updates = updatesOf(timeline)
  const dueMs = crisis.nextUpdateDueMs
  const everyMs = plan.stages.find(({ stageId }) => stageId === crisis.stageId)?.updateEveryMs ?? 0
  const running = isRunning(crisis)
  return (
    <RoomSection
      id="updates"
      title={t('room.updates')}
      alert={running && dueMs > 0 && dueMs <= coarseNowMs.value}
      summary={
        running && dueMs > 0 ? (
          <>
            {t('room.updates.next')} <Countdown untilMs={dueMs} />
          </>
        ) : undefined
      }
    >
      {running ? (
        <TextForm
          label={t('room.updates.label')}
          hint={everyMs > 0 ? t('room.updates.hintEvery', { every: formats.span(everyMs) }) : t('room.updates.hint')}
          action={t('room.updates.button')}
          missing={t('room.updates.missing')}
          draft={['room', crisis.crisisId, 'update']}
          command={command}
          body={text => ({ text })}
          rows={3}
        />
      ) : null}
      {updates.length === 0 ? <p class="quiet room-nothing">{t('room.updates.none')}</p> : null}
      <UpdateList updates={updates.slice(0, SHOWN)} />
      {updates.length > SHOWN ? (
        <details class="room-fold">
          <summary>{t('room.updates.older', { count: updates.length - SHOWN })}</summary>
          <UpdateList updates={updates.slice(SHOWN)} />
        </details>
      ) : null}
    </RoomSection>
  )
}

const UpdateList = ({ updates }: { readonly updates: ReturnType<typeof updatesOf> }) => (
  <ul class="said">
    {updates.map(update => (
      <li key={update.seq}>
        <p class="quiet">
          <Person id={update.personId} /> · <Time ms={update.atMs} />
        </p>
        <p class="said-text">{update.text}</p>
      </li>
    ))}
  </ul>
)
