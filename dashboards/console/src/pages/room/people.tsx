import { Person } from '../../components/person.tsx'
import { Ago, Time } from '../../components/time.tsx'
import { isOpen } from '../../core/room-ending.ts'
import { acknowledgementRows } from '../../core/room-people.ts'
import { t } from '../../messages/t.ts'
import { ACKNOWLEDGEMENT_LOOK, Mark } from './marks.tsx'
import { useRoom } from './room-data.ts'
import { RoomSection } from './room-section.tsx'

/** Who must acknowledge, since when they were asked, and when they did. */
export const People = () => {
  const { crisis, timeline } = useRoom()
  const rows = acknowledgementRows(crisis, timeline)
  const done = rows.filter(({ standing }) => standing === 'acknowledged').length
  return (
    <RoomSection
      id="people"
      title={t('room.people')}
      alert={done < rows.length && isOpen(crisis)}
      summary={rows.length === 0 ? undefined : t('room.people.summary', { done, all: rows.length })}
    >
      {rows.length === 0 ? <p class="quiet room-nothing">{t('room.people.none')}</p> : null}
      <ul class="lines">
        {rows.map(row => (
          <li key={row.personId} class="line">
            <span class="row-name">
              <Person id={row.personId} />
            </span>
            <Mark {...ACKNOWLEDGEMENT_LOOK[row.standing]}>{t(`room.people.${row.standing}`)}</Mark>
            <span class="quiet row-detail">
              {row.standing === 'acknowledged' ? (
                <Time ms={row.acknowledgedAtMs} />
              ) : row.askedAtMs > 0 ? (
                <>
                  {t('room.people.asked')} <Ago ms={row.askedAtMs} />
                  {row.timesAsked > 1 ? ` · ${t('room.people.times', { count: row.timesAsked })}` : ''}
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </RoomSection>
  )
}
