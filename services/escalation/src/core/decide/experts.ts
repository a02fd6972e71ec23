import type { CommandOf, Context } from '../commands.ts'
import { type Happened, happened } from '../event.ts'
import { type Concern, holdersOf, isManager, namesOf } from '../people.ts'
import { isRejection, reject } from '../rejection.ts'
import type { Crisis, ExpertQuestion, State } from '../state.ts'
import { type Decision, existing, firstOf, mustBeInTeam, mustBeOpen, type Rule, textGiven } from './rules.ts'

/** Who owns the facts of a subject, the one to ask first in front, then each fallback. */
const lineOf = (concern: Concern, subject: string, { playbook, now }: Context): string[] => [
  ...new Set(
    playbook.roles
      .filter(({ subjects }) => subjects.includes(subject))
      .flatMap(({ roleId }) => holdersOf(playbook, concern, roleId, now))
      .flatMap(({ personId, next }) => [personId ?? '', ...next])
      .filter(id => id !== ''),
  ),
]

const expertKnown = (line: readonly string[], subject: string, { playbook }: Context): Rule => {
  if (line.length > 0) return undefined
  const subjects = [...new Set(playbook.roles.flatMap(role => role.subjects))]
  return reject(
    'NO_EXPERT',
    subjects.includes(subject)
      ? `Nobody who owns facts about ${subject} can be reached now.`
      : `Nobody owns facts about "${subject}"; the playbook knows ${subjects.join(', ') || 'no subjects'}.`,
  )
}

export const askExpert = (state: State, command: CommandOf<'askExpert'>, context: Context): Decision => {
  const crisis = existing(state, command.crisisId)
  if (isRejection(crisis)) return crisis
  const { actor, subject, text } = command
  const line = lineOf(crisis, subject, context)
  const refused = firstOf(
    mustBeOpen(crisis, context),
    mustBeInTeam(crisis, actor, context),
    textGiven(text, 'The question'),
    expertKnown(line, subject, context),
  )
  if (refused) return refused
  return [
    happened(crisis.crisisId, 'expertAsked', {
      questionId: `question-${state.seq + 1}`,
      subject,
      text,
      personId: line[0]!,
      deadlineMs: context.now + context.playbook.decisions.expertDeadlineMs,
      by: actor.personId,
    }),
  ]
}

/** The next who was not asked; at the end of the line it begins again. */
export const passExpertOn = (crisis: Crisis, question: ExpertQuestion, context: Context): Happened => {
  const line = lineOf(crisis, question.subject, context)
  const fresh = line.find(id => !question.tried.includes(id))
  const again = line[(line.indexOf(question.personId) + 1) % Math.max(1, line.length)]
  return happened(crisis.crisisId, 'expertPassedOn', {
    questionId: question.questionId,
    personId: fresh ?? again ?? question.personId,
    deadlineMs: context.now + context.playbook.decisions.expertDeadlineMs,
    reason: `${namesOf(context.playbook, [question.personId])} did not answer in time`,
  })
}

export const answerQuestion = (state: State, command: CommandOf<'answerQuestion'>, context: Context): Decision => {
  const crisis = existing(state, command.crisisId)
  if (isRejection(crisis)) return crisis
  const { actor, questionId, fact } = command
  const { playbook } = context
  const question = crisis.experts.find(one => one.questionId === questionId)
  if (!question) return reject('NO_SUCH_QUESTION', `${crisis.crisisId} has no question ${questionId}.`)
  const may = isManager(actor) || question.tried.includes(actor.personId)
  const refused = firstOf(
    mustBeOpen(crisis, context),
    question.fact === ''
      ? undefined
      : reject('ALREADY_ANSWERED', `${namesOf(playbook, [question.answeredBy])} answered already: ${question.fact}`),
    may
      ? undefined
      : reject(
          'NOT_ASKED',
          `Only ${namesOf(playbook, question.tried, 'or')}, who own the facts about ${question.subject}, or a manager may answer.`,
        ),
    textGiven(fact, 'The fact'),
  )
  return refused ?? [happened(crisis.crisisId, 'expertAnswered', { questionId, personId: actor.personId, fact })]
}
