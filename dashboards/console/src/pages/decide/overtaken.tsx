import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import { Button } from '../../components/button.tsx'
import { useDraft } from '../../components/draft.ts'
import { peopleText } from '../../components/person.tsx'
import { t } from '../../messages/t.ts'

interface Props {
  readonly crisis: Crisis
  readonly onGo: () => void
}

/** Somebody else decided while the viewer was writing: says who and what, and gives back what was typed. */
export const Overtaken = ({ crisis, onGo }: Props) => {
  const [confirmReason] = useDraft(['decide', crisis.crisisId, 'confirm'])
  const [declineReason] = useDraft(['decide', crisis.crisisId, 'decline'])
  const typed = confirmReason || declineReason
  return (
    <div class="panel" role="alert">
      <h3>{t('overtaken.title')}</h3>
      <p>
        {crisis.phase === 'PHASE_DECLINED'
          ? t('overtaken.declined', { reason: crisis.declineReason })
          : t('overtaken.confirmed', { people: peopleText(crisis.confirmedBy) })}{' '}
        {t('overtaken.nothing')}
      </p>
      {typed === '' ? null : (
        <>
          <p class="hint">{t('overtaken.typed')}</p>
          <blockquote>{typed}</blockquote>
        </>
      )}
      <div class="buttons">
        <Button kind="primary" onClick={onGo}>
          {t('overtaken.go')}
        </Button>
      </div>
    </div>
  )
}
