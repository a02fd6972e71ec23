import { useDraft } from '../../components/draft.ts'
import { Choice } from '../../components/field.tsx'
import { Person } from '../../components/person.tsx'
import { Time } from '../../components/time.tsx'
import { isOpen } from '../../core/room-ending.ts'
import { knownFacts, openQuestions } from '../../core/room-facts.ts'
import { subjectsFor } from '../../core/room-people.ts'
import { t } from '../../messages/t.ts'
import { isManager, me } from './me.ts'
import { QuestionRow } from './questions.tsx'
import { useRoomCommand } from './room-command.ts'
import { coarseNowMs, useRoom } from './room-data.ts'
import { RoomSection } from './room-section.tsx'
import { TextForm } from './text-form.tsx'

/** What is known, what is asked and of whom, and asking. */
export const Facts = () => {
  const { crisis, timeline } = useRoom()
  const questions = openQuestions(crisis, timeline, { personId: me(), manager: isManager() }, coarseNowMs.value)
  const known = knownFacts(crisis, timeline)
  return (
    <RoomSection
      id="facts"
      title={t('room.facts')}
      alert={questions.some(({ overdue }) => overdue)}
      summary={t('room.facts.summary', { known: known.length, open: questions.length })}
    >
      {known.length === 0 ? <p class="quiet room-nothing">{t('room.facts.none')}</p> : null}
      <ul class="said">
        {known.map(({ question, answeredAtMs }) => (
          <li key={question.questionId}>
            <p class="said-text">{question.fact}</p>
            <p class="quiet">
              {question.question} <span class="tag">{question.subject}</span> <Person id={question.personId} />
              {answeredAtMs > 0 ? (
                <>
                  {' · '}
                  <Time ms={answeredAtMs} />
                </>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
      {questions.length > 0 ? <h3>{t('room.facts.open')}</h3> : null}
      <ul class="questions">
        {questions.map(question => (
          <QuestionRow key={question.question.questionId} view={question} place="all" />
        ))}
      </ul>
      {isOpen(crisis) ? <Ask /> : null}
    </RoomSection>
  )
}

const Ask = () => {
  const { crisis, plan } = useRoom()
  const command = useRoomCommand('questions')
  const subjects = subjectsFor(plan, crisis.brandIds)
  const [subject, setSubject, forget] = useDraft(['room', crisis.crisisId, 'ask-subject'], '')
  if (subjects.length === 0) return <p class="quiet">{t('room.facts.noSubjects')}</p>
  return (
    <details class="room-fold">
      <summary>{t('room.facts.ask')}</summary>
      <TextForm
        label={t('room.facts.question')}
        action={t('room.facts.askButton')}
        missing={t('room.facts.questionMissing')}
        draft={['room', crisis.crisisId, 'ask']}
        command={command}
        body={text => ({ subject, text })}
        blockedBy={subject === '' ? t('room.facts.subjectMissing') : undefined}
        onDone={forget}
      >
        <Choice
          label={t('room.facts.subject')}
          hint={t('room.facts.subjectHint')}
          value={subject}
          onChange={setSubject}
          placeholder={t('room.facts.chooseSubject')}
          options={subjects.map(value => ({ value, text: value }))}
        />
      </TextForm>
    </details>
  )
}
