import { UsageError } from '@tocsin/shared/runtime/arguments.ts'
import type { Command } from '../command.ts'
import { actCommand, needed, optional } from './act.ts'

/** What people do in a crisis. */
export const RESPONSES: readonly Command[] = [
  actCommand({
    name: 'ack',
    takes: [],
    doc: 'Acknowledge: you have seen it and are on it.',
    options: {},
    act: request => (client, metadata, how, done) => client.acknowledge(request, metadata, how, done),
  }),
  actCommand({
    name: 'step',
    takes: ['STEP_ID'],
    doc: 'Take a step, or say that it is done or blocked.',
    options: {
      take: { doc: 'You do it now.' },
      done: { doc: 'It is done.' },
      blocked: { doc: 'It cannot be done; --note says why.' },
      note: { value: '"…"', doc: 'What was done, or why it cannot be.' },
    },
    act({ requestId, crisisId }, [stepId = ''], options) {
      const { take, done: isDone, blocked } = options
      if ([take, isDone, blocked].filter(Boolean).length !== 1)
        throw new UsageError('step needs one of --take, --done, --blocked')
      if (take) {
        return (client, metadata, how, done) => client.takeStep({ requestId, crisisId, stepId }, metadata, how, done)
      }
      const note = blocked ? needed(options, 'note', 'say why it cannot be done') : optional(options, 'note')
      const request = { requestId, crisisId, stepId, note, blocked: blocked === true }
      return (client, metadata, how, done) => client.completeStep(request, metadata, how, done)
    },
  }),
  actCommand({
    name: 'stage',
    takes: ['STAGE_ID'],
    doc: 'Go to another stage of the playbook, up or down.',
    options: { reason: { value: '"…"', doc: 'Why.' } },
    act({ requestId, crisisId }, [stageId = ''], options) {
      const request = { requestId, crisisId, stageId, reason: needed(options, 'reason', 'say why') }
      return (client, metadata, how, done) => client.changeStage(request, metadata, how, done)
    },
  }),
  actCommand({
    name: 'role',
    takes: ['ROLE_ID', 'PERSON_ID'],
    doc: 'Hand a role to a person.',
    options: { reason: { value: '"…"', doc: 'Why.' } },
    act({ requestId, crisisId }, [roleId = '', personId = ''], options) {
      const request = { requestId, crisisId, roleId, personId, reason: needed(options, 'reason', 'say why') }
      return (client, metadata, how, done) => client.assignRole(request, metadata, how, done)
    },
  }),
  actCommand({
    name: 'update',
    takes: [],
    doc: 'Post an update for everybody in the crisis.',
    options: { text: { value: '"…"', doc: 'What is known and what happens next.' } },
    act({ requestId, crisisId }, _more, options) {
      const request = { requestId, crisisId, text: needed(options, 'text', 'say what is known') }
      return (client, metadata, how, done) => client.postUpdate(request, metadata, how, done)
    },
  }),
  actCommand({
    name: 'ask',
    takes: [],
    doc: 'Ask the expert who owns a subject.',
    options: {
      subject: { value: 'SUBJECT', doc: 'One of the subjects of the roles, e.g. delivery.' },
      question: { value: '"…"', doc: 'The question.' },
    },
    act({ requestId, crisisId }, _more, options) {
      const subject = needed(options, 'subject', 'the roles of the playbook name them')
      const request = { requestId, crisisId, subject, text: needed(options, 'question', 'say what you want to know') }
      return (client, metadata, how, done) => client.askExpert(request, metadata, how, done)
    },
  }),
  actCommand({
    name: 'answer',
    takes: ['QUESTION_ID'],
    doc: 'Answer a question; the answer is a fact from then on.',
    options: { fact: { value: '"…"', doc: 'The answer.' } },
    act({ requestId, crisisId }, [questionId = ''], options) {
      const request = { requestId, crisisId, questionId, fact: needed(options, 'fact', 'say what is so') }
      return (client, metadata, how, done) => client.answerQuestion(request, metadata, how, done)
    },
  }),
  actCommand({
    name: 'cause',
    takes: [],
    doc: 'Name the cause and its owner, or say that it is removed.',
    options: {
      text: { value: '"…"', doc: 'The cause, or how it was removed.' },
      owner: { value: 'PERSON', doc: 'Who removes it.' },
      removed: { doc: 'It is gone.' },
    },
    act({ requestId, crisisId }, _more, options) {
      const text = needed(options, 'text', 'say what it is')
      const removed = options['removed'] === true
      const ownerId = removed ? '' : needed(options, 'owner', 'somebody must remove it')
      const request = { requestId, crisisId, text, ownerId, removed }
      return (client, metadata, how, done) => client.nameCause(request, metadata, how, done)
    },
  }),
]
