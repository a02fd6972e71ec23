import { useRef } from 'preact/hooks'
import { useCommand } from '../../api/command.ts'
import { announce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { Person } from '../../components/person.tsx'
import { Problem } from '../../components/problem.tsx'
import { Time } from '../../components/time.tsx'
import type { Delivery } from '../../core/deliveries.ts'
import { countByWord, deliveriesByPerson, type PersonDeliveries } from '../../core/room-notifications.ts'
import { formats } from '../../format/here.ts'
import { t } from '../../messages/t.ts'
import { keepFocusIn } from './focus.ts'
import { DELIVERY_LOOK, Mark } from './marks.tsx'
import { useRoom } from './room-data.ts'
import { RoomSection } from './room-section.tsx'

const SHOWN = 3

/** Whom Tocsin wrote to in this crisis, and what arrived. */
export const Messages = () => {
  const { notifications, notificationsProblem } = useRoom()
  const people = deliveriesByPerson(notifications)
  const lost = people.filter(person => person.lost > 0).length
  return (
    <RoomSection
      id="messages"
      title={t('room.messages')}
      alert={lost > 0}
      summary={
        lost > 0
          ? t('room.messages.lost', { count: lost })
          : formats.list(
              countByWord(notifications).map(({ word, count }) =>
                t('room.messages.count', { count, what: t(`room.delivery.${word}`) }),
              ),
            )
      }
    >
      <Problem problem={notificationsProblem} />
      {people.length === 0 && !notificationsProblem ? (
        <p class="quiet room-nothing">{t('room.messages.none')}</p>
      ) : null}
      <ul class="deliveries">
        {people.map(person => (
          <PersonRows key={person.personId} person={person} />
        ))}
      </ul>
    </RoomSection>
  )
}

const PersonRows = ({ person }: { readonly person: PersonDeliveries }) => {
  const list = (rows: readonly Delivery[]) => (
    <ul class="lines">
      {rows.map(row => (
        <DeliveryRow key={row.key} row={row} />
      ))}
    </ul>
  )
  const more = person.rows.length - SHOWN
  return (
    <li>
      <h3 class="step-group-title">
        <Person id={person.personId} />
        <span class="quiet">{t('room.messages.of', { count: person.rows.length })}</span>
      </h3>
      {list(person.rows.slice(0, SHOWN))}
      {more > 0 ? (
        <details class="room-fold">
          <summary>{t('room.messages.more', { count: more })}</summary>
          {list(person.rows.slice(SHOWN))}
        </details>
      ) : null}
    </li>
  )
}

const DeliveryRow = ({ row }: { readonly row: Delivery }) => {
  const { readNotifications } = useRoom()
  const command = useCommand<object>('/v1/notifications/resend')
  const place = useRef<HTMLLIElement>(null)
  const { requested, word, reason, attempt, nextAttemptMs } = row
  const resend = async () => {
    if ((await command.send({ idempotencyKey: row.key })) === undefined) return
    announce(t('room.done'))
    readNotifications()
    keepFocusIn(place)
  }
  return (
    <li class="line delivery" ref={place} tabIndex={-1}>
      <span class="row-name">{requested.subject}</span>
      <Mark {...DELIVERY_LOOK[word]}>{t(`room.delivery.${word}`)}</Mark>
      <span class="quiet row-detail">
        {t('room.messages.by', { contact: requested.contactId })} · <Time ms={requested.requestedAtMs} />
        {attempt > 1 ? ` · ${t('room.messages.attempts', { count: attempt })}` : ''}
        {nextAttemptMs > 0 ? (
          <>
            {' · '}
            {t('room.messages.again')} <Time ms={nextAttemptMs} bare />
          </>
        ) : null}
        {reason === '' || word === 'delivered' ? '' : ` · ${reason}`}
      </span>
      {word === 'dead' ? (
        <Button
          pending={command.pending}
          label={t('room.messages.resendLabel', { what: requested.subject })}
          onClick={() => void resend()}
        >
          {t('room.messages.resend')}
        </Button>
      ) : null}
      <Problem problem={command.problem} />
    </li>
  )
}
