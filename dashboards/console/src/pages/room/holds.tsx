import { isOpen } from '../../core/room-ending.ts'
import { holdViews } from '../../core/room-holds.ts'
import { t } from '../../messages/t.ts'
import { HoldCard } from './hold-card.tsx'
import { coarseNowMs, useRoom } from './room-data.ts'
import { RoomSection } from './room-section.tsx'
import { StartHold } from './start-hold.tsx'

/** What is stopped, how far each connector has got, and what became of every post. */
export const Holds = () => {
  const { crisis } = useRoom()
  const views = holdViews(crisis.holds, coarseNowMs.value)
  const on = views.filter(view => view.on)
  const ended = views.filter(view => !view.on)
  const out = on.reduce((sum, { posts }) => sum + posts.out, 0)
  const wrong = on.some(view => view.connectors.some(({ state }) => state === 'failed' || state === 'silent'))
  return (
    <RoomSection
      id="holds"
      title={t('room.holds')}
      alert={wrong || out > 0}
      summary={
        on.length === 0
          ? t('room.holds.noneOn')
          : out > 0
            ? t('room.holds.onOut', { count: out })
            : t('room.holds.on', { count: on.length })
      }
    >
      {views.length === 0 ? <p class="quiet room-nothing">{t('room.holds.none')}</p> : null}
      {on.map(view => (
        <HoldCard key={view.hold.holdId} view={view} />
      ))}
      {ended.length > 0 ? (
        <details class="room-fold">
          <summary>{t('room.holds.ended', { count: ended.length })}</summary>
          {ended.map(view => (
            <HoldCard key={view.hold.holdId} view={view} />
          ))}
        </details>
      ) : null}
      {isOpen(crisis) ? <StartHold /> : null}
    </RoomSection>
  )
}
