import { useRef, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Countdown } from '../../components/countdown.tsx'
import { Person } from '../../components/person.tsx'
import { isOpen } from '../../core/room-ending.ts'
import type { OpenQuestion } from '../../core/room-facts.ts'
import { t } from '../../messages/t.ts'
import { keepFocusIn } from './focus.ts'
import { Mark } from './marks.tsx'
import { idPath, useRoomCommand } from './room-command.ts'
import { useRoom } from './room-data.ts'
import { TextForm } from './text-form.tsx'

interface Props {
  readonly view: OpenQuestion
  readonly place: 'mine' | 'all'
}

/** A question on the merits, who has it and until when; answered by who was asked, or a manager. */
export const QuestionRow = ({ view, place }: Props) => {
  const { crisis } = useRoom()
  const { question, mine, mayAnswer, overdue } = view
  const command = useRoomCommand(`questions/${idPath(question.questionId)}/answer`)
  const [open, setOpen] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const answers = mayAnswer && isOpen(crisis)
  const close = () => {
    setOpen(false)
    keepFocusIn(row)
  }
  return (
    <li class="question" ref={row} tabIndex={-1} data-mine={mine ? '' : undefined} data-item>
      <div class="step-line">
        <Mark glyph={overdue ? 'late' : 'open'} tone={overdue ? 'attention' : 'quiet'}>
          {t(mine ? 'room.facts.forYou' : 'room.facts.waits')}
        </Mark>
        <span class="tag">{question.subject}</span>
        {question.deadlineMs > 0 ? <Countdown untilMs={question.deadlineMs} /> : null}
        {mine ? null : (
          <span class="quiet">
            {t('room.facts.with')} <Person id={question.personId} />
          </span>
        )}
      </div>
      <p class="step-text">{question.question}</p>
      {answers && open ? (
        <TextForm
          label={t('room.facts.answerLabel')}
          hint={t('room.facts.answerHint')}
          action={t('room.facts.answerButton')}
          missing={t('room.facts.answerMissing')}
          draft={['room', crisis.crisisId, place, question.questionId]}
          command={command}
          body={fact => ({ fact })}
          primary
          autofocus
          onDone={close}
          onCancel={{ label: t('panel.cancel'), run: close }}
        />
      ) : null}
      {answers && !open ? (
        <div class="buttons">
          <Button
            kind={mine && place === 'mine' ? 'primary' : 'plain'}
            label={t('room.facts.answerAbout', { question: question.question })}
            onClick={() => setOpen(true)}
          >
            {t('room.facts.answer')}
          </Button>
        </div>
      ) : null}
    </li>
  )
}
