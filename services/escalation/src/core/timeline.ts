import type { Playbook } from '@tocsin/shared/playbook/plan.ts'
import { connectorTitle } from './connectors.ts'
import type { Bodies, EventKind, Happened } from './event.ts'
import { nameOf, namesOf } from './people.ts'

type Words<K extends EventKind> = (body: Bodies[K], playbook: Playbook) => string

const because = (reason: string): string => (reason === '' ? '' : `: ${reason}`)

const titleOf = (playbook: Playbook, stageId: string): string =>
  playbook.stages.find(stage => stage.stageId === stageId)?.title ?? stageId

const scenarioTitle = (playbook: Playbook, scenarioId: string): string =>
  playbook.scenarios.find(scenario => scenario.scenarioId === scenarioId)?.title ?? scenarioId

const stepText = (playbook: Playbook, stepId: string): string => {
  const planned = stepId.slice(0, stepId.lastIndexOf('@'))
  const all = [...playbook.stages, ...playbook.scenarios].flatMap(({ steps }) => steps)
  return all.find(step => step.stepId === planned)?.text ?? stepId
}

const harmWords = (harm: Bodies['confirmed']['harm']): string => {
  const kinds = (['reputation', 'money', 'law'] as const).filter(kind => harm?.[kind])
  return kinds.length === 0 ? 'no lasting harm' : `lasting harm to ${kinds.join(', ')}`
}

const ENFORCED = {
  ENFORCEMENT_STATE_UNSPECIFIED: 'says nothing about',
  ENFORCEMENT_STATE_ENFORCED: 'enforces',
  ENFORCEMENT_STATE_PARTLY: 'partly enforces',
  ENFORCEMENT_STATE_REQUESTED: 'asks a person to enforce',
  ENFORCEMENT_STATE_UNSUPPORTED: 'cannot enforce',
  ENFORCEMENT_STATE_FAILED: 'failed to enforce',
  ENFORCEMENT_STATE_ASKED: 'is asked to enforce',
} as const

/** Asked to stop; those without a way in say at once that a person must. */
const askedWords = (connectors: readonly string[], playbook: Playbook): string =>
  connectors.length === 0 ? '' : ` Asked to stop: ${connectors.map(id => connectorTitle(playbook, id)).join(', ')}.`

const saysWho = (by: string, playbook: Playbook): string =>
  playbook.people.some(({ personId }) => personId === by) ? `, says ${nameOf(playbook, by)}` : ''

const isPerson = (id: string): boolean => id !== 'timer' && id !== 'detector'

const WORDS: { readonly [K in EventKind]: Words<K> } = {
  suspected: ({ evidence, asked, drill }, playbook) =>
    `${drill ? 'DRILL. ' : ''}Suspected. ${evidence?.sentence ?? ''} ${namesOf(playbook, asked)} asked to confirm or decline.`,
  evidenceJoined: ({ evidence }) => `More evidence. ${evidence?.sentence ?? ''}`,
  brandJoined: ({ brandId, by }, playbook) =>
    isPerson(by)
      ? `${nameOf(playbook, by)} added brand ${brandId}.`
      : `Brand ${brandId} joined: the same posts name it.`,
  usualAgain: ({ signalId, proposeRecoveryAtMs }) =>
    `Signal ${signalId} is back in its usual range${proposeRecoveryAtMs > 0 ? '; none is open any more' : ''}.`,
  questionPassedOn: ({ asked, reason }, playbook) => `${namesOf(playbook, asked)} asked next: ${reason}.`,
  chainExhausted: ({ asked, loudness }, playbook) =>
    `Nobody in the chain has answered. ${namesOf(playbook, asked)} asked again, louder (${loudness}).`,
  secondConfirmationRequested: ({ firstPerson, scenarioId, reason }, playbook) =>
    `${nameOf(playbook, firstPerson)} confirmed ${scenarioTitle(playbook, scenarioId)}${because(reason)}; a second person is asked.`,
  confirmed: ({ personId, secondPersonId, scenarioId, harm, reason }, playbook) =>
    `Confirmed by ${namesOf(playbook, [personId, secondPersonId].filter(Boolean))}: ${scenarioTitle(playbook, scenarioId)}, ${harmWords(harm)}${because(reason)}.`,
  declined: ({ personId, reason }, playbook) => `Declined by ${nameOf(playbook, personId)}${because(reason)}.`,
  reopened: ({ by, reason }, playbook) =>
    `Reopened${isPerson(by) ? ` by ${nameOf(playbook, by)}` : ''}${because(reason)}.`,
  stageEntered: ({ stageId, personId, reason, notified, mustAcknowledge, steps }, playbook) =>
    `Stage ${titleOf(playbook, stageId)}${isPerson(personId) ? ` entered by ${nameOf(playbook, personId)}` : ''}${because(reason)}. ` +
    `Told: ${namesOf(playbook, notified)}. Must acknowledge: ${namesOf(playbook, mustAcknowledge)}. Steps: ${steps.length}.`,
  roleAssigned: ({ roleId, personId, reason }, playbook) =>
    `${personId === '' ? 'Nobody' : nameOf(playbook, personId)} has role ${roleId}${because(reason)}.`,
  acknowledged: ({ personId, via }, playbook) => `${nameOf(playbook, personId)} acknowledged by ${via}.`,
  acknowledgementLapsed: ({ personId, stepId }, playbook) =>
    `${nameOf(playbook, personId)} acknowledged and has done nothing on "${stepText(playbook, stepId)}": asked again.`,
  acknowledgementOverdue: ({ personId, round, alsoTold }, playbook) =>
    `${nameOf(playbook, personId)} has not acknowledged: asked again (${round}), ${namesOf(playbook, alsoTold)} told.`,
  stepTaken: ({ stepId, personId }, playbook) => `${nameOf(playbook, personId)} took "${stepText(playbook, stepId)}".`,
  stepCompleted: ({ stepId, personId, note }, playbook) =>
    `${nameOf(playbook, personId)} did "${stepText(playbook, stepId)}"${because(note)}.`,
  stepBlocked: ({ stepId, personId, reason }, playbook) =>
    `${nameOf(playbook, personId)} cannot do "${stepText(playbook, stepId)}"${because(reason)}.`,
  stepOverdue: ({ stepId }, playbook) => `"${stepText(playbook, stepId)}" is overdue.`,
  updatePosted: ({ personId, text }, playbook) => `Update by ${nameOf(playbook, personId)}: ${text}`,
  updateOverdue: () => 'An update is overdue.',
  causeNamed: ({ text, ownerId }, playbook) => `Cause: ${text}. ${nameOf(playbook, ownerId)} removes it.`,
  causeRemoved: ({ by, note }, playbook) => `Cause removed, says ${nameOf(playbook, by)}: ${note}.`,
  expertAsked: ({ personId, subject, text }, playbook) =>
    `${nameOf(playbook, personId)} asked about ${subject}: ${text}`,
  expertPassedOn: ({ personId, reason }, playbook) => `${nameOf(playbook, personId)} asked instead: ${reason}.`,
  expertAnswered: ({ personId, fact }, playbook) => `Fact by ${nameOf(playbook, personId)}: ${fact}`,
  holdStarted: ({ holdId, personId, scope, reason, drill, connectors }, playbook) =>
    `${drill ? 'DRILL. ' : ''}${nameOf(playbook, personId)} put ${scope?.kind === 'HOLD_SCOPE_KIND_ACCOUNTS' ? scope.accounts.join(', ') : 'everything'} on hold (${holdId})${because(reason)}.${askedWords(connectors, playbook)}`,
  enforcementReported: ({ holdId, connector, state, held, total, evidence, by }, playbook) =>
    `${connectorTitle(playbook, connector)} ${ENFORCED[state]} ${holdId}${total > 0 ? ` (${held} of ${total})` : ''}${saysWho(by, playbook)}${because(evidence)}.`,
  postReleased: ({ postId, connector, personId }, playbook) =>
    `${nameOf(playbook, personId)} released post ${postId} of ${connectorTitle(playbook, connector)}.`,
  holdReleased: ({ holdId, personId, reason }, playbook) =>
    `${nameOf(playbook, personId)} released ${holdId}${because(reason)}. Held posts are released one by one.`,
  holdReviewDue: ({ holdId }) => `${holdId} is to be looked at again.`,
  recoveryProposed: () => 'The rate has been usual for long enough: recovery may be started.',
  recoveryStarted: ({ personId, reason }, playbook) =>
    `Recovery started by ${nameOf(playbook, personId)}${because(reason)}.`,
  relapsed: ({ by, reason }, playbook) =>
    `Active again${isPerson(by) ? `, says ${nameOf(playbook, by)}` : ''}${because(reason)}.`,
  closed: ({ personId, reason }, playbook) => `Closed by ${nameOf(playbook, personId)}${because(reason)}.`,
  reviewOpened: () => 'The review is open.',
  reviewCompleted: ({ personId, lessons }, playbook) => `Review completed by ${nameOf(playbook, personId)}: ${lessons}`,
}

/** An event as a sentence in English, with the names of the playbook. */
export const sentenceOf = ({ kind, body }: Happened, playbook: Playbook): string =>
  (WORDS[kind] as Words<EventKind>)(body, playbook).replaceAll('..', '.').replaceAll('  ', ' ').trim()
