import { t } from '../../messages/t.ts'

const KINDS = [
  'notification',
  'suspected',
  'evidenceJoined',
  'brandJoined',
  'questionPassedOn',
  'chainExhausted',
  'secondConfirmationRequested',
  'confirmed',
  'declined',
  'reopened',
  'usualAgain',
  'stageEntered',
  'roleAssigned',
  'acknowledged',
  'acknowledgementLapsed',
  'acknowledgementOverdue',
  'stepTaken',
  'stepCompleted',
  'stepBlocked',
  'stepOverdue',
  'updatePosted',
  'updateOverdue',
  'causeNamed',
  'causeRemoved',
  'expertAsked',
  'expertPassedOn',
  'expertAnswered',
  'holdStarted',
  'enforcementReported',
  'postReleased',
  'holdReleased',
  'holdReviewDue',
  'recoveryProposed',
  'recoveryStarted',
  'relapsed',
  'closed',
  'reviewOpened',
  'reviewCompleted',
] as const

type Kind = (typeof KINDS)[number]

const isKind = (kind: string): kind is Kind => (KINDS as readonly string[]).includes(kind)

/** What kind of thing happened, in words; the event's own name for one that this build does not know. */
export const kindText = (kind: string): string => (isKind(kind) ? t(`room.kind.${kind}`) : kind)
