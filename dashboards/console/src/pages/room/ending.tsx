import { useRef, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Countdown } from '../../components/countdown.tsx'
import { Glyph } from '../../components/glyph.tsx'
import { Time } from '../../components/time.tsx'
import { type Ending as EndingKind, endingsOf, isRunning, missingToClose, phaseOf } from '../../core/room-ending.ts'
import { t } from '../../messages/t.ts'
import { EndingPanel } from './ending-panel.tsx'
import { keepFocusIn } from './focus.ts'
import { JoinBrand } from './join-brand.tsx'
import { Mark } from './marks.tsx'
import { MissingList } from './missing.tsx'
import { ReviewForm } from './review.tsx'
import { useRoom } from './room-data.ts'
import { RoomSection } from './room-section.tsx'

/** What the end asks for and whether it is so; the steps towards it, and back. */
export const Ending = () => {
  const { crisis } = useRoom()
  const [chosen, setChosen] = useState<EndingKind>()
  const place = useRef<HTMLDivElement>(null)
  const phase = phaseOf(crisis)
  const endings = endingsOf(crisis)
  const open = chosen !== undefined && endings.includes(chosen) ? chosen : undefined
  const criteria = isRunning(crisis) ? crisis.recoveryCriteria : []
  const met = criteria.filter(criterion => criterion.met).length
  const missing = missingToClose(crisis)
  const close = () => {
    setChosen(undefined)
    keepFocusIn(place)
  }
  return (
    <RoomSection
      id="ending"
      title={t(`room.ending.title.${phase === 'active' ? 'active' : phase === 'recovering' ? 'recovering' : 'over'}`)}
      open={phase === 'review'}
      summary={criteria.length > 0 ? t('room.ending.met', { met, all: criteria.length }) : undefined}
    >
      <div ref={place} tabIndex={-1} class="ending">
        {phase === 'active' && crisis.recoveryProposed ? (
          <p class="proposed">
            <Glyph name="recovering" /> {t('room.ending.proposed')}
          </p>
        ) : null}
        {criteria.length > 0 ? (
          <ul class="criteria-list">
            {criteria.map(({ text, met: isMet }) => (
              <li key={text}>
                <Mark glyph={isMet ? 'done' : 'open'} tone={isMet ? 'good' : 'quiet'}>
                  {t(isMet ? 'room.ending.isMet' : 'room.ending.notMet')}
                </Mark>
                <span>{text}</span>
              </li>
            ))}
          </ul>
        ) : null}
        {phase === 'recovering' && missing.length > 0 ? (
          <div>
            <h3>{t('room.ending.missing')}</h3>
            <MissingList missing={missing} />
          </div>
        ) : null}
        {phase === 'declined' ? (
          <div>
            <p class="said-text">{t('room.ending.declined', { reason: crisis.declineReason })}</p>
            {crisis.snoozedUntilMs > 0 ? (
              <p class="quiet">
                {t('room.ending.snoozed')} <Time ms={crisis.snoozedUntilMs} />
              </p>
            ) : null}
          </div>
        ) : null}
        {phase === 'review' && crisis.reviewDueMs > 0 ? (
          <p>
            {t('room.review.due')} <Countdown untilMs={crisis.reviewDueMs} />
          </p>
        ) : null}
        {phase === 'review' ? <ReviewForm /> : null}
        {crisis.lessons === '' ? null : (
          <div>
            <h3>{t('room.review.lessons')}</h3>
            <p class="said-text">{crisis.lessons}</p>
          </div>
        )}
        {open === undefined ? (
          <div class="buttons">
            {endings
              .filter(ending => ending !== 'review')
              .map(ending => (
                <Button
                  key={ending}
                  kind={ending === 'close' && phase === 'recovering' && missing.length === 0 ? 'primary' : 'plain'}
                  onClick={() => setChosen(ending)}
                >
                  {t(`room.ending.${ending}`)}
                </Button>
              ))}
          </div>
        ) : (
          <EndingPanel key={open} ending={open} onClose={close} />
        )}
        <JoinBrand />
      </div>
    </RoomSection>
  )
}
