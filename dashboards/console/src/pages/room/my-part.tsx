import { useRef } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Glyph } from '../../components/glyph.tsx'
import { Problem } from '../../components/problem.tsx'
import { Ago } from '../../components/time.tsx'
import { isOpen } from '../../core/room-ending.ts'
import { openQuestions } from '../../core/room-facts.ts'
import { mySteps } from '../../core/room-steps.ts'
import { t } from '../../messages/t.ts'
import { keepFocusIn } from './focus.ts'
import { isManager, me } from './me.ts'
import { QuestionRow } from './questions.tsx'
import { useRoomCommand } from './room-command.ts'
import { coarseNowMs, useRoom } from './room-data.ts'
import { RoomSection } from './room-section.tsx'
import { StepRow } from './step-row.tsx'

/** What the viewer has to do, before everything else. */
export const MyPart = () => {
  const { crisis, timeline } = useRoom()
  const nowMs = coarseNowMs.value
  const open = isOpen(crisis)
  const steps = open ? mySteps(crisis.steps, me(), nowMs) : []
  const left = steps.filter(({ finished }) => !finished)
  const finished = steps.filter(one => one.finished)
  const questions = openQuestions(crisis, timeline, { personId: me(), manager: isManager() }, nowMs).filter(
    ({ mine }) => mine && open,
  )
  const overdue = left.filter(({ timing }) => timing === 'overdue').length
  return (
    <RoomSection
      id="mine"
      title={t('room.mine')}
      alert={overdue > 0}
      open
      summary={
        overdue > 0
          ? t('room.mine.overdue', { count: overdue, left: left.length })
          : steps.length > 0
            ? t('room.mine.left', { count: left.length })
            : undefined
      }
    >
      {open ? <MyAcknowledgement /> : null}
      {questions.length > 0 ? (
        <ul class="questions">
          {questions.map(question => (
            <QuestionRow key={question.question.questionId} view={question} place="mine" />
          ))}
        </ul>
      ) : null}
      <ol class="step-list">
        {left.map(view => (
          <StepRow key={view.step.stepId} view={view} place="mine" readOnly={false} />
        ))}
      </ol>
      {left.length === 0 && questions.length === 0 ? (
        <p class="quiet room-nothing">
          {t(steps.length > 0 ? 'room.mine.allDone' : open ? 'room.mine.none' : 'room.mine.over')}
        </p>
      ) : null}
      {finished.length > 0 ? (
        <details class="room-fold">
          <summary>{t('room.mine.finished', { count: finished.length })}</summary>
          <ol class="step-list">
            {finished.map(view => (
              <StepRow key={view.step.stepId} view={view} place="mine" readOnly={false} />
            ))}
          </ol>
        </details>
      ) : null}
    </RoomSection>
  )
}

const MyAcknowledgement = () => {
  const { crisis } = useRoom()
  const command = useRoomCommand('acknowledge')
  const place = useRef<HTMLDivElement>(null)
  const own = crisis.acknowledgements.find(({ personId }) => personId === me())
  if (!own) return null
  return (
    <div class="acknowledge" ref={place} tabIndex={-1} data-waits={own.acknowledged ? undefined : ''}>
      {own.acknowledged ? (
        <p class="quiet">
          <Glyph name="done" /> {t('room.acknowledge.done')} <Ago ms={own.atMs} />
        </p>
      ) : (
        <>
          <p>{t(own.lapsed ? 'room.acknowledge.lapsed' : 'room.acknowledge.asked')}</p>
          <Button
            kind="primary"
            pending={command.pending}
            onClick={() => void command.run().then(() => keepFocusIn(place))}
          >
            {t('room.acknowledge.button')}
          </Button>
        </>
      )}
      <Problem problem={command.problem} />
    </div>
  )
}
