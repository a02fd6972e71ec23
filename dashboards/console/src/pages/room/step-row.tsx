import { useRef, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Countdown } from '../../components/countdown.tsx'
import type { GlyphName } from '../../components/glyph.tsx'
import { Problem } from '../../components/problem.tsx'
import { roleTitle, stageTitle } from '../../core/names.ts'
import type { StepStatus, StepView } from '../../core/room-steps.ts'
import { t } from '../../messages/t.ts'
import { keepFocusIn } from './focus.ts'
import { Mark, type Tone } from './marks.tsx'
import { isManager, me } from './me.ts'
import { idPath, useRoomCommand } from './room-command.ts'
import { useRoom } from './room-data.ts'
import { TextForm } from './text-form.tsx'

const LOOK: Readonly<Record<StepStatus, { readonly glyph: GlyphName; readonly tone: Tone }>> = {
  open: { glyph: 'open', tone: 'quiet' },
  taken: { glyph: 'taken', tone: 'quiet' },
  done: { glyph: 'done', tone: 'good' },
  blocked: { glyph: 'blocked', tone: 'attention' },
}

interface Props {
  readonly view: StepView
  /** Keeps what is typed here apart from what is typed for the same step elsewhere on the page. */
  readonly place: 'mine' | 'all'
  /** The crisis is over: nothing can be done with it. */
  readonly readOnly: boolean
}

/** One step: what, for when, how far; and for those who may, taking it, doing it, saying that it cannot be done. */
export const StepRow = ({ view, place, readOnly }: Props) => {
  const { plan } = useRoom()
  const { step, status, timing, finished } = view
  const row = useRef<HTMLLIElement>(null)
  return (
    <li class="step" data-status={status} data-timing={timing} data-item ref={row} tabIndex={-1}>
      <div class="step-line">
        <Mark {...LOOK[status]}>{t(`room.step.${status}`)}</Mark>
        {step.mustDo ? <span class="tag">{t('room.step.mustDo')}</span> : null}
        {!finished && step.dueMs > 0 ? <Countdown untilMs={step.dueMs} /> : null}
        <span class="quiet step-origin">
          {t('room.step.origin', { role: roleTitle(plan, step.roleId), stage: stageTitle(plan, step.stageId) })}
        </span>
      </div>
      <p class="step-text">{step.text}</p>
      {step.note === '' ? null : (
        <p class="step-note">{t(status === 'blocked' ? 'room.step.because' : 'room.step.note', { note: step.note })}</p>
      )}
      {readOnly || status === 'done' ? null : <StepActions view={view} place={place} after={() => keepFocusIn(row)} />}
    </li>
  )
}

interface ActionProps extends Omit<Props, 'readOnly'> {
  readonly after: () => void
}

const StepActions = ({ view, place, after }: ActionProps) => {
  const { crisis } = useRoom()
  const { step, status } = view
  const path = `steps/${idPath(step.stepId)}`
  const take = useRoomCommand(`${path}/take`)
  const complete = useRoomCommand(`${path}/complete`)
  const [form, setForm] = useState<'done' | 'blocked'>()
  const mine = step.personId === me()
  const takes = status !== 'taken' || (!mine && isManager())
  const completes = mine || step.personId === '' || isManager()
  const open = (which: 'done' | 'blocked') => {
    complete.forget()
    setForm(which)
  }
  const close = () => {
    setForm(undefined)
    after()
  }
  if (form)
    return (
      <TextForm
        key={form}
        label={t(`room.step.${form}Label`)}
        action={t(`room.step.${form}Button`)}
        missing={t('room.step.blockedMissing')}
        draft={['room', crisis.crisisId, place, step.stepId, form]}
        command={complete}
        body={note => ({ note, blocked: form === 'blocked' })}
        optional={form === 'done'}
        primary
        autofocus
        onDone={close}
        onCancel={{ label: t('panel.cancel'), run: close }}
      />
    )
  const button = (what: string): string => t('room.step.about', { what, step: step.text })
  return (
    <>
      <Problem problem={take.problem} />
      <div class="buttons">
        {takes ? (
          <Button
            kind={place === 'all' ? 'quiet' : 'plain'}
            pending={take.pending}
            label={button(t('room.step.take'))}
            onClick={() => void take.run().then(after)}
          >
            {t('room.step.take')}
          </Button>
        ) : null}
        {completes ? (
          <>
            <Button
              kind={place === 'all' ? 'quiet' : mine && status === 'taken' ? 'primary' : 'plain'}
              label={button(t('room.step.do'))}
              onClick={() => open('done')}
            >
              {t('room.step.do')}
            </Button>
            {status === 'blocked' ? null : (
              <Button kind="quiet" label={button(t('room.step.block'))} onClick={() => open('blocked')}>
                {t('room.step.block')}
              </Button>
            )}
          </>
        ) : null}
      </div>
    </>
  )
}
