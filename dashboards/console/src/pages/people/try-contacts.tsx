import type { NotificationEvent } from '@tocsin/shared/gen/tocsin/notification/v1/NotificationEvent.ts'
import type { PlannedPerson } from '@tocsin/shared/live/plan.ts'
import { useState } from 'preact/hooks'
import { useCommand } from '../../api/command.ts'
import { Button } from '../../components/button.tsx'
import { Glyph } from '../../components/glyph.tsx'
import { Problem } from '../../components/problem.tsx'
import { isLost, outcomeOf } from '../../core/deliveries.ts'
import { t } from '../../messages/t.ts'

interface Answer {
  readonly events: readonly NotificationEvent[]
}

/** The last thing that happened to each contact. */
const lastOf = (events: readonly NotificationEvent[]): NotificationEvent[] => [
  ...new Map(events.map(event => [event.contactId, event])).values(),
]

/** Sends a test to every contact of a person, and says for each what became of it. */
export const TryContacts = ({ person }: { readonly person: PlannedPerson }) => {
  const { send, pending, problem } = useCommand<Answer>(
    `/v1/people/${encodeURIComponent(person.personId)}/test-notification`,
  )
  const [events, setEvents] = useState<readonly NotificationEvent[]>()
  const test = async (): Promise<void> => {
    setEvents(undefined)
    const answer = await send({})
    if (answer) setEvents(lastOf(answer.events))
  }
  return (
    <div class="send-test">
      <Button onClick={() => void test()} pending={pending} label={t('test.sendTo', { name: person.name })}>
        {t('test.send')}
      </Button>
      <div role="status">
        {events?.map(event => {
          const word = outcomeOf(event)
          return (
            <p key={event.contactId} class="test-outcome" data-lost={isLost(word) ? '' : undefined}>
              <Glyph name={isLost(word) ? 'warning' : word === 'retrying' ? 'late' : 'done'} />
              <span>
                <strong>{event.contactId}</strong>: {t(`test.outcome.${word}`)}
                {event.reason === '' || word === 'kept' ? null : <span class="quiet"> ({event.reason})</span>}
              </span>
            </p>
          )
        })}
        {events?.length === 0 ? <p>{t('test.nothing')}</p> : null}
        {events?.some(event => outcomeOf(event) === 'delivered') ? <p class="hint">{t('test.ask')}</p> : null}
      </div>
      <Problem problem={problem} />
    </div>
  )
}
