import { useEffect, useRef } from 'preact/hooks'
import { useCommand } from '../../api/command.ts'
import { announce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import { Time } from '../../components/time.tsx'
import { type Delivery, localLink } from '../../core/deliveries.ts'
import { personName } from '../../core/names.ts'
import { plan } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { DeliveryMark } from './message-list.tsx'

interface Props {
  readonly delivery: Delivery
  readonly onClose: () => void
  readonly onResent: () => void
}

/** One message as its reader has it, and what became of it. Its link opens beside the console, as it would from the mail. */
export const Message = ({ delivery, onClose, onResent }: Props) => {
  const { key, requested, word, reason, attempt, nextAttemptMs } = delivery
  const name = personName(plan.value, requested.personId)
  const contact = plan.value?.people
    .find(({ personId }) => personId === requested.personId)
    ?.contacts.find(({ contactId }) => contactId === requested.contactId)
  const link = localLink(requested.link)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [key])
  const { send, pending, problem } = useCommand<object>('/v1/notifications/resend')
  const resend = async (): Promise<void> => {
    if (!(await send({ idempotencyKey: key }))) return
    announce(t('inbox.resent', { name }))
    onResent()
  }
  return (
    <article class="message" aria-labelledby="message-subject">
      <div class="message-back">
        <Button kind="quiet" onClick={onClose}>
          {t('inbox.back')}
        </Button>
      </div>
      <header>
        <h2 id="message-subject" ref={heading} tabIndex={-1}>
          {requested.subject}
        </h2>
        <p>
          {t('inbox.to', { name })}{' '}
          <span class="quiet">
            {contact ? `${t(`contact.${contact.kind}`)} · ${contact.target}` : requested.contactId}
          </span>
        </p>
        <p>
          <Time ms={requested.requestedAtMs} /> ·{' '}
          {t(requested.urgency === 'URGENCY_PAGE' ? 'inbox.urgent' : 'inbox.notUrgent')}
        </p>
      </header>
      <p class="message-text">{requested.text}</p>
      {link === undefined ? null : (
        <a class="button" data-kind="primary" href={link} target="_blank" rel="noopener">
          {t('inbox.open', { name })}
        </a>
      )}
      <footer>
        <p>
          <DeliveryMark word={word} />{' '}
          <span class="quiet">
            {word === 'kept' || attempt === 0
              ? ''
              : [reason, t('inbox.attempt', { count: attempt })].filter(part => part !== '').join(' · ')}
          </span>
        </p>
        <p class="quiet">{t(`delivery.${word}.means`)}</p>
        {nextAttemptMs > 0 ? (
          <p>
            {t('inbox.nextAttempt')} <Time ms={nextAttemptMs} />
          </p>
        ) : null}
        {word === 'dead' ? (
          <Button onClick={() => void resend()} pending={pending}>
            {t('inbox.resend', { name })}
          </Button>
        ) : null}
        <Problem problem={problem} />
      </footer>
    </article>
  )
}
