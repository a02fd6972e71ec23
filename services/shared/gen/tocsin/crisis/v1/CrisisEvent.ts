// Original file: tocsin/crisis/v1/events.proto

import type { SuspectedInput as _tocsin_crisis_v1_SuspectedInput, Suspected as _tocsin_crisis_v1_Suspected } from '../../../tocsin/crisis/v1/Suspected.ts';
import type { EvidenceJoinedInput as _tocsin_crisis_v1_EvidenceJoinedInput, EvidenceJoined as _tocsin_crisis_v1_EvidenceJoined } from '../../../tocsin/crisis/v1/EvidenceJoined.ts';
import type { BrandJoinedInput as _tocsin_crisis_v1_BrandJoinedInput, BrandJoined as _tocsin_crisis_v1_BrandJoined } from '../../../tocsin/crisis/v1/BrandJoined.ts';
import type { QuestionPassedOnInput as _tocsin_crisis_v1_QuestionPassedOnInput, QuestionPassedOn as _tocsin_crisis_v1_QuestionPassedOn } from '../../../tocsin/crisis/v1/QuestionPassedOn.ts';
import type { ChainExhaustedInput as _tocsin_crisis_v1_ChainExhaustedInput, ChainExhausted as _tocsin_crisis_v1_ChainExhausted } from '../../../tocsin/crisis/v1/ChainExhausted.ts';
import type { SecondConfirmationRequestedInput as _tocsin_crisis_v1_SecondConfirmationRequestedInput, SecondConfirmationRequested as _tocsin_crisis_v1_SecondConfirmationRequested } from '../../../tocsin/crisis/v1/SecondConfirmationRequested.ts';
import type { ConfirmedInput as _tocsin_crisis_v1_ConfirmedInput, Confirmed as _tocsin_crisis_v1_Confirmed } from '../../../tocsin/crisis/v1/Confirmed.ts';
import type { DeclinedInput as _tocsin_crisis_v1_DeclinedInput, Declined as _tocsin_crisis_v1_Declined } from '../../../tocsin/crisis/v1/Declined.ts';
import type { ReopenedInput as _tocsin_crisis_v1_ReopenedInput, Reopened as _tocsin_crisis_v1_Reopened } from '../../../tocsin/crisis/v1/Reopened.ts';
import type { UsualAgainInput as _tocsin_crisis_v1_UsualAgainInput, UsualAgain as _tocsin_crisis_v1_UsualAgain } from '../../../tocsin/crisis/v1/UsualAgain.ts';
import type { StageEnteredInput as _tocsin_crisis_v1_StageEnteredInput, StageEntered as _tocsin_crisis_v1_StageEntered } from '../../../tocsin/crisis/v1/StageEntered.ts';
import type { RoleAssignedInput as _tocsin_crisis_v1_RoleAssignedInput, RoleAssigned as _tocsin_crisis_v1_RoleAssigned } from '../../../tocsin/crisis/v1/RoleAssigned.ts';
import type { AcknowledgedInput as _tocsin_crisis_v1_AcknowledgedInput, Acknowledged as _tocsin_crisis_v1_Acknowledged } from '../../../tocsin/crisis/v1/Acknowledged.ts';
import type { AcknowledgementLapsedInput as _tocsin_crisis_v1_AcknowledgementLapsedInput, AcknowledgementLapsed as _tocsin_crisis_v1_AcknowledgementLapsed } from '../../../tocsin/crisis/v1/AcknowledgementLapsed.ts';
import type { StepTakenInput as _tocsin_crisis_v1_StepTakenInput, StepTaken as _tocsin_crisis_v1_StepTaken } from '../../../tocsin/crisis/v1/StepTaken.ts';
import type { StepCompletedInput as _tocsin_crisis_v1_StepCompletedInput, StepCompleted as _tocsin_crisis_v1_StepCompleted } from '../../../tocsin/crisis/v1/StepCompleted.ts';
import type { StepBlockedInput as _tocsin_crisis_v1_StepBlockedInput, StepBlocked as _tocsin_crisis_v1_StepBlocked } from '../../../tocsin/crisis/v1/StepBlocked.ts';
import type { StepOverdueInput as _tocsin_crisis_v1_StepOverdueInput, StepOverdue as _tocsin_crisis_v1_StepOverdue } from '../../../tocsin/crisis/v1/StepOverdue.ts';
import type { UpdatePostedInput as _tocsin_crisis_v1_UpdatePostedInput, UpdatePosted as _tocsin_crisis_v1_UpdatePosted } from '../../../tocsin/crisis/v1/UpdatePosted.ts';
import type { UpdateOverdueInput as _tocsin_crisis_v1_UpdateOverdueInput, UpdateOverdue as _tocsin_crisis_v1_UpdateOverdue } from '../../../tocsin/crisis/v1/UpdateOverdue.ts';
import type { CauseNamedInput as _tocsin_crisis_v1_CauseNamedInput, CauseNamed as _tocsin_crisis_v1_CauseNamed } from '../../../tocsin/crisis/v1/CauseNamed.ts';
import type { CauseRemovedInput as _tocsin_crisis_v1_CauseRemovedInput, CauseRemoved as _tocsin_crisis_v1_CauseRemoved } from '../../../tocsin/crisis/v1/CauseRemoved.ts';
import type { ExpertAskedInput as _tocsin_crisis_v1_ExpertAskedInput, ExpertAsked as _tocsin_crisis_v1_ExpertAsked } from '../../../tocsin/crisis/v1/ExpertAsked.ts';
import type { ExpertPassedOnInput as _tocsin_crisis_v1_ExpertPassedOnInput, ExpertPassedOn as _tocsin_crisis_v1_ExpertPassedOn } from '../../../tocsin/crisis/v1/ExpertPassedOn.ts';
import type { ExpertAnsweredInput as _tocsin_crisis_v1_ExpertAnsweredInput, ExpertAnswered as _tocsin_crisis_v1_ExpertAnswered } from '../../../tocsin/crisis/v1/ExpertAnswered.ts';
import type { AcknowledgementOverdueInput as _tocsin_crisis_v1_AcknowledgementOverdueInput, AcknowledgementOverdue as _tocsin_crisis_v1_AcknowledgementOverdue } from '../../../tocsin/crisis/v1/AcknowledgementOverdue.ts';
import type { HoldStartedInput as _tocsin_crisis_v1_HoldStartedInput, HoldStarted as _tocsin_crisis_v1_HoldStarted } from '../../../tocsin/crisis/v1/HoldStarted.ts';
import type { EnforcementReportedInput as _tocsin_crisis_v1_EnforcementReportedInput, EnforcementReported as _tocsin_crisis_v1_EnforcementReported } from '../../../tocsin/crisis/v1/EnforcementReported.ts';
import type { PostReleasedInput as _tocsin_crisis_v1_PostReleasedInput, PostReleased as _tocsin_crisis_v1_PostReleased } from '../../../tocsin/crisis/v1/PostReleased.ts';
import type { HoldReleasedInput as _tocsin_crisis_v1_HoldReleasedInput, HoldReleased as _tocsin_crisis_v1_HoldReleased } from '../../../tocsin/crisis/v1/HoldReleased.ts';
import type { HoldReviewDueInput as _tocsin_crisis_v1_HoldReviewDueInput, HoldReviewDue as _tocsin_crisis_v1_HoldReviewDue } from '../../../tocsin/crisis/v1/HoldReviewDue.ts';
import type { RecoveryProposedInput as _tocsin_crisis_v1_RecoveryProposedInput, RecoveryProposed as _tocsin_crisis_v1_RecoveryProposed } from '../../../tocsin/crisis/v1/RecoveryProposed.ts';
import type { RecoveryStartedInput as _tocsin_crisis_v1_RecoveryStartedInput, RecoveryStarted as _tocsin_crisis_v1_RecoveryStarted } from '../../../tocsin/crisis/v1/RecoveryStarted.ts';
import type { RelapsedInput as _tocsin_crisis_v1_RelapsedInput, Relapsed as _tocsin_crisis_v1_Relapsed } from '../../../tocsin/crisis/v1/Relapsed.ts';
import type { ClosedInput as _tocsin_crisis_v1_ClosedInput, Closed as _tocsin_crisis_v1_Closed } from '../../../tocsin/crisis/v1/Closed.ts';
import type { ReviewOpenedInput as _tocsin_crisis_v1_ReviewOpenedInput, ReviewOpened as _tocsin_crisis_v1_ReviewOpened } from '../../../tocsin/crisis/v1/ReviewOpened.ts';
import type { ReviewCompletedInput as _tocsin_crisis_v1_ReviewCompletedInput, ReviewCompleted as _tocsin_crisis_v1_ReviewCompleted } from '../../../tocsin/crisis/v1/ReviewCompleted.ts';

export interface CrisisEventInput {
  'crisisId'?: (string);
  /**
   * Place in the organisation's one sequence.
   */
  'seq'?: (number);
  'suspected'?: (_tocsin_crisis_v1_SuspectedInput | null);
  'evidenceJoined'?: (_tocsin_crisis_v1_EvidenceJoinedInput | null);
  'brandJoined'?: (_tocsin_crisis_v1_BrandJoinedInput | null);
  'questionPassedOn'?: (_tocsin_crisis_v1_QuestionPassedOnInput | null);
  'chainExhausted'?: (_tocsin_crisis_v1_ChainExhaustedInput | null);
  'secondConfirmationRequested'?: (_tocsin_crisis_v1_SecondConfirmationRequestedInput | null);
  'confirmed'?: (_tocsin_crisis_v1_ConfirmedInput | null);
  'declined'?: (_tocsin_crisis_v1_DeclinedInput | null);
  'reopened'?: (_tocsin_crisis_v1_ReopenedInput | null);
  'usualAgain'?: (_tocsin_crisis_v1_UsualAgainInput | null);
  'stageEntered'?: (_tocsin_crisis_v1_StageEnteredInput | null);
  'roleAssigned'?: (_tocsin_crisis_v1_RoleAssignedInput | null);
  'acknowledged'?: (_tocsin_crisis_v1_AcknowledgedInput | null);
  'acknowledgementLapsed'?: (_tocsin_crisis_v1_AcknowledgementLapsedInput | null);
  'stepTaken'?: (_tocsin_crisis_v1_StepTakenInput | null);
  'stepCompleted'?: (_tocsin_crisis_v1_StepCompletedInput | null);
  'stepBlocked'?: (_tocsin_crisis_v1_StepBlockedInput | null);
  'stepOverdue'?: (_tocsin_crisis_v1_StepOverdueInput | null);
  'updatePosted'?: (_tocsin_crisis_v1_UpdatePostedInput | null);
  'updateOverdue'?: (_tocsin_crisis_v1_UpdateOverdueInput | null);
  'causeNamed'?: (_tocsin_crisis_v1_CauseNamedInput | null);
  'causeRemoved'?: (_tocsin_crisis_v1_CauseRemovedInput | null);
  'expertAsked'?: (_tocsin_crisis_v1_ExpertAskedInput | null);
  'expertPassedOn'?: (_tocsin_crisis_v1_ExpertPassedOnInput | null);
  'expertAnswered'?: (_tocsin_crisis_v1_ExpertAnsweredInput | null);
  'acknowledgementOverdue'?: (_tocsin_crisis_v1_AcknowledgementOverdueInput | null);
  'holdStarted'?: (_tocsin_crisis_v1_HoldStartedInput | null);
  'enforcementReported'?: (_tocsin_crisis_v1_EnforcementReportedInput | null);
  'postReleased'?: (_tocsin_crisis_v1_PostReleasedInput | null);
  'holdReleased'?: (_tocsin_crisis_v1_HoldReleasedInput | null);
  'holdReviewDue'?: (_tocsin_crisis_v1_HoldReviewDueInput | null);
  'recoveryProposed'?: (_tocsin_crisis_v1_RecoveryProposedInput | null);
  'recoveryStarted'?: (_tocsin_crisis_v1_RecoveryStartedInput | null);
  'relapsed'?: (_tocsin_crisis_v1_RelapsedInput | null);
  'closed'?: (_tocsin_crisis_v1_ClosedInput | null);
  'reviewOpened'?: (_tocsin_crisis_v1_ReviewOpenedInput | null);
  'reviewCompleted'?: (_tocsin_crisis_v1_ReviewCompletedInput | null);
  'event'?: "suspected"|"evidenceJoined"|"brandJoined"|"questionPassedOn"|"chainExhausted"|"secondConfirmationRequested"|"confirmed"|"declined"|"reopened"|"usualAgain"|"stageEntered"|"roleAssigned"|"acknowledged"|"acknowledgementLapsed"|"stepTaken"|"stepCompleted"|"stepBlocked"|"stepOverdue"|"updatePosted"|"updateOverdue"|"causeNamed"|"causeRemoved"|"expertAsked"|"expertPassedOn"|"expertAnswered"|"acknowledgementOverdue"|"holdStarted"|"enforcementReported"|"postReleased"|"holdReleased"|"holdReviewDue"|"recoveryProposed"|"recoveryStarted"|"relapsed"|"closed"|"reviewOpened"|"reviewCompleted";
}

export interface CrisisEvent {
  'crisisId': (string);
  /**
   * Place in the organisation's one sequence.
   */
  'seq': (number);
  'suspected'?: (_tocsin_crisis_v1_Suspected | null);
  'evidenceJoined'?: (_tocsin_crisis_v1_EvidenceJoined | null);
  'brandJoined'?: (_tocsin_crisis_v1_BrandJoined | null);
  'questionPassedOn'?: (_tocsin_crisis_v1_QuestionPassedOn | null);
  'chainExhausted'?: (_tocsin_crisis_v1_ChainExhausted | null);
  'secondConfirmationRequested'?: (_tocsin_crisis_v1_SecondConfirmationRequested | null);
  'confirmed'?: (_tocsin_crisis_v1_Confirmed | null);
  'declined'?: (_tocsin_crisis_v1_Declined | null);
  'reopened'?: (_tocsin_crisis_v1_Reopened | null);
  'usualAgain'?: (_tocsin_crisis_v1_UsualAgain | null);
  'stageEntered'?: (_tocsin_crisis_v1_StageEntered | null);
  'roleAssigned'?: (_tocsin_crisis_v1_RoleAssigned | null);
  'acknowledged'?: (_tocsin_crisis_v1_Acknowledged | null);
  'acknowledgementLapsed'?: (_tocsin_crisis_v1_AcknowledgementLapsed | null);
  'stepTaken'?: (_tocsin_crisis_v1_StepTaken | null);
  'stepCompleted'?: (_tocsin_crisis_v1_StepCompleted | null);
  'stepBlocked'?: (_tocsin_crisis_v1_StepBlocked | null);
  'stepOverdue'?: (_tocsin_crisis_v1_StepOverdue | null);
  'updatePosted'?: (_tocsin_crisis_v1_UpdatePosted | null);
  'updateOverdue'?: (_tocsin_crisis_v1_UpdateOverdue | null);
  'causeNamed'?: (_tocsin_crisis_v1_CauseNamed | null);
  'causeRemoved'?: (_tocsin_crisis_v1_CauseRemoved | null);
  'expertAsked'?: (_tocsin_crisis_v1_ExpertAsked | null);
  'expertPassedOn'?: (_tocsin_crisis_v1_ExpertPassedOn | null);
  'expertAnswered'?: (_tocsin_crisis_v1_ExpertAnswered | null);
  'acknowledgementOverdue'?: (_tocsin_crisis_v1_AcknowledgementOverdue | null);
  'holdStarted'?: (_tocsin_crisis_v1_HoldStarted | null);
  'enforcementReported'?: (_tocsin_crisis_v1_EnforcementReported | null);
  'postReleased'?: (_tocsin_crisis_v1_PostReleased | null);
  'holdReleased'?: (_tocsin_crisis_v1_HoldReleased | null);
  'holdReviewDue'?: (_tocsin_crisis_v1_HoldReviewDue | null);
  'recoveryProposed'?: (_tocsin_crisis_v1_RecoveryProposed | null);
  'recoveryStarted'?: (_tocsin_crisis_v1_RecoveryStarted | null);
  'relapsed'?: (_tocsin_crisis_v1_Relapsed | null);
  'closed'?: (_tocsin_crisis_v1_Closed | null);
  'reviewOpened'?: (_tocsin_crisis_v1_ReviewOpened | null);
  'reviewCompleted'?: (_tocsin_crisis_v1_ReviewCompleted | null);
  'event'?: "suspected"|"evidenceJoined"|"brandJoined"|"questionPassedOn"|"chainExhausted"|"secondConfirmationRequested"|"confirmed"|"declined"|"reopened"|"usualAgain"|"stageEntered"|"roleAssigned"|"acknowledged"|"acknowledgementLapsed"|"stepTaken"|"stepCompleted"|"stepBlocked"|"stepOverdue"|"updatePosted"|"updateOverdue"|"causeNamed"|"causeRemoved"|"expertAsked"|"expertPassedOn"|"expertAnswered"|"acknowledgementOverdue"|"holdStarted"|"enforcementReported"|"postReleased"|"holdReleased"|"holdReviewDue"|"recoveryProposed"|"recoveryStarted"|"relapsed"|"closed"|"reviewOpened"|"reviewCompleted";
}
