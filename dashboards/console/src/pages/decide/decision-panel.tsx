import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Countdown } from '../../components/countdown.tsx'
import { peopleText } from '../../components/person.tsx'
import { standingOf } from '../../core/decision.ts'
import { personName } from '../../core/names.ts'
import { plan, session } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { useKeys } from '../../shell/keys.ts'
import { ConfirmForm } from './confirm-form.tsx'
import { DeclineForm } from './decline-form.tsx'

export type Opened = 'none' | 'confirm' | 'decline'

interface Props {
  readonly crisis: Crisis
  readonly opened: Opened
  readonly onOpen: (opened: Opened) => void
}

/** The two answers; each opens its form in the same place. */
export const DecisionPanel = ({ crisis, opened, onOpen }: Props) => {
  const standing = standingOf(crisis, session.value)
  const may = standing !== 'looksOnly' && standing !== 'waitsForSecond'
  const isOver = crisis.phase !== 'PHASE_SUSPECTED'
  const panel = useRef<HTMLElement>(null)
  useKeys(
    may && !isOver
      ? [
          { keys: 'c', does: 'keys.confirm', run: () => onOpen('confirm') },
          { keys: 'd', does: 'keys.decline', run: () => onOpen('decline') },
        ]
      : [],
  )
  useEffect(() => {
    if (opened !== 'none') panel.current?.scrollIntoView({ block: 'nearest' })
  }, [opened])

  return (
    <aside class="decision" ref={panel} aria-label={t('decide.panel')} data-opened={opened}>
      {isOver ? null : (
        <p class="decision-left">
          <Countdown untilMs={crisis.questionDeadlineMs} />
        </p>
      )}
      {opened === 'confirm' ? (
        <ConfirmForm crisis={crisis} onClose={() => onOpen('none')} />
      ) : opened === 'decline' ? (
        <DeclineForm crisis={crisis} onClose={() => onOpen('none')} />
      ) : (
        <>
          <p class="decision-who">{whoText(crisis)}</p>
          {may ? (
            <div class="buttons">
              <Button kind="primary" hotkey="c" onClick={() => onOpen('confirm')}>
                {t(standing === 'second' ? 'decide.confirmSecond' : 'decide.confirm')}
              </Button>
              <Button hotkey="d" onClick={() => onOpen('decline')}>
                {t('decide.decline')}
              </Button>
            </div>
          ) : null}
          <p class="hint decision-hint">{t(`decide.standing.${standing}`)}</p>
        </>
      )}
    </aside>
  )
}

const whoText = (crisis: Crisis): string => {
  const asked = t('decide.asked', { people: peopleText(crisis.asked) })
  const first =
    crisis.firstConfirmer === ''
      ? ''
      : t('decide.firstConfirmed', {
          person:
            crisis.firstConfirmer === session.value?.personId
              ? t('person.youStart')
              : personName(plan.value, crisis.firstConfirmer),
        })
  const loud = crisis.loudness === 0 ? '' : t('decide.loudness', { count: crisis.loudness })
  return [first, asked, loud].filter(text => text !== '').join(' ')
}
