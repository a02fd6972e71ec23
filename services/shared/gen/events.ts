import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { AcknowledgedInput as _tocsin_crisis_v1_AcknowledgedInput, Acknowledged as _tocsin_crisis_v1_Acknowledged } from './tocsin/crisis/v1/Acknowledged.ts';
import type { AcknowledgementLapsedInput as _tocsin_crisis_v1_AcknowledgementLapsedInput, AcknowledgementLapsed as _tocsin_crisis_v1_AcknowledgementLapsed } from './tocsin/crisis/v1/AcknowledgementLapsed.ts';
import type { AcknowledgementOverdueInput as _tocsin_crisis_v1_AcknowledgementOverdueInput, AcknowledgementOverdue as _tocsin_crisis_v1_AcknowledgementOverdue } from './tocsin/crisis/v1/AcknowledgementOverdue.ts';
import type { BrandJoinedInput as _tocsin_crisis_v1_BrandJoinedInput, BrandJoined as _tocsin_crisis_v1_BrandJoined } from './tocsin/crisis/v1/BrandJoined.ts';
import type { CauseNamedInput as _tocsin_crisis_v1_CauseNamedInput, CauseNamed as _tocsin_crisis_v1_CauseNamed } from './tocsin/crisis/v1/CauseNamed.ts';
import type { CauseRemovedInput as _tocsin_crisis_v1_CauseRemovedInput, CauseRemoved as _tocsin_crisis_v1_CauseRemoved } from './tocsin/crisis/v1/CauseRemoved.ts';
import type { ChainExhaustedInput as _tocsin_crisis_v1_ChainExhaustedInput, ChainExhausted as _tocsin_crisis_v1_ChainExhausted } from './tocsin/crisis/v1/ChainExhausted.ts';
import type { ClosedInput as _tocsin_crisis_v1_ClosedInput, Closed as _tocsin_crisis_v1_Closed } from './tocsin/crisis/v1/Closed.ts';
import type { ConfirmedInput as _tocsin_crisis_v1_ConfirmedInput, Confirmed as _tocsin_crisis_v1_Confirmed } from './tocsin/crisis/v1/Confirmed.ts';
import type { CrisisEventInput as _tocsin_crisis_v1_CrisisEventInput, CrisisEvent as _tocsin_crisis_v1_CrisisEvent } from './tocsin/crisis/v1/CrisisEvent.ts';
import type { CrisisRecordInput as _tocsin_crisis_v1_CrisisRecordInput, CrisisRecord as _tocsin_crisis_v1_CrisisRecord } from './tocsin/crisis/v1/CrisisRecord.ts';
import type { DeclinedInput as _tocsin_crisis_v1_DeclinedInput, Declined as _tocsin_crisis_v1_Declined } from './tocsin/crisis/v1/Declined.ts';
import type { EnforcementReportedInput as _tocsin_crisis_v1_EnforcementReportedInput, EnforcementReported as _tocsin_crisis_v1_EnforcementReported } from './tocsin/crisis/v1/EnforcementReported.ts';
import type { EvidenceInput as _tocsin_crisis_v1_EvidenceInput, Evidence as _tocsin_crisis_v1_Evidence } from './tocsin/crisis/v1/Evidence.ts';
import type { EvidenceJoinedInput as _tocsin_crisis_v1_EvidenceJoinedInput, EvidenceJoined as _tocsin_crisis_v1_EvidenceJoined } from './tocsin/crisis/v1/EvidenceJoined.ts';
import type { ExpertAnsweredInput as _tocsin_crisis_v1_ExpertAnsweredInput, ExpertAnswered as _tocsin_crisis_v1_ExpertAnswered } from './tocsin/crisis/v1/ExpertAnswered.ts';
import type { ExpertAskedInput as _tocsin_crisis_v1_ExpertAskedInput, ExpertAsked as _tocsin_crisis_v1_ExpertAsked } from './tocsin/crisis/v1/ExpertAsked.ts';
import type { ExpertPassedOnInput as _tocsin_crisis_v1_ExpertPassedOnInput, ExpertPassedOn as _tocsin_crisis_v1_ExpertPassedOn } from './tocsin/crisis/v1/ExpertPassedOn.ts';
import type { HoldReleasedInput as _tocsin_crisis_v1_HoldReleasedInput, HoldReleased as _tocsin_crisis_v1_HoldReleased } from './tocsin/crisis/v1/HoldReleased.ts';
import type { HoldReviewDueInput as _tocsin_crisis_v1_HoldReviewDueInput, HoldReviewDue as _tocsin_crisis_v1_HoldReviewDue } from './tocsin/crisis/v1/HoldReviewDue.ts';
import type { HoldScopeInput as _tocsin_crisis_v1_HoldScopeInput, HoldScope as _tocsin_crisis_v1_HoldScope } from './tocsin/crisis/v1/HoldScope.ts';
import type { HoldStartedInput as _tocsin_crisis_v1_HoldStartedInput, HoldStarted as _tocsin_crisis_v1_HoldStarted } from './tocsin/crisis/v1/HoldStarted.ts';
import type { LastingHarmInput as _tocsin_crisis_v1_LastingHarmInput, LastingHarm as _tocsin_crisis_v1_LastingHarm } from './tocsin/crisis/v1/LastingHarm.ts';
import type { OpenStepInput as _tocsin_crisis_v1_OpenStepInput, OpenStep as _tocsin_crisis_v1_OpenStep } from './tocsin/crisis/v1/OpenStep.ts';
import type { PostReceiptInput as _tocsin_crisis_v1_PostReceiptInput, PostReceipt as _tocsin_crisis_v1_PostReceipt } from './tocsin/crisis/v1/PostReceipt.ts';
import type { PostReleasedInput as _tocsin_crisis_v1_PostReleasedInput, PostReleased as _tocsin_crisis_v1_PostReleased } from './tocsin/crisis/v1/PostReleased.ts';
import type { QuestionPassedOnInput as _tocsin_crisis_v1_QuestionPassedOnInput, QuestionPassedOn as _tocsin_crisis_v1_QuestionPassedOn } from './tocsin/crisis/v1/QuestionPassedOn.ts';
import type { RecoveryProposedInput as _tocsin_crisis_v1_RecoveryProposedInput, RecoveryProposed as _tocsin_crisis_v1_RecoveryProposed } from './tocsin/crisis/v1/RecoveryProposed.ts';
import type { RecoveryStartedInput as _tocsin_crisis_v1_RecoveryStartedInput, RecoveryStarted as _tocsin_crisis_v1_RecoveryStarted } from './tocsin/crisis/v1/RecoveryStarted.ts';
import type { RelapsedInput as _tocsin_crisis_v1_RelapsedInput, Relapsed as _tocsin_crisis_v1_Relapsed } from './tocsin/crisis/v1/Relapsed.ts';
import type { ReopenedInput as _tocsin_crisis_v1_ReopenedInput, Reopened as _tocsin_crisis_v1_Reopened } from './tocsin/crisis/v1/Reopened.ts';
import type { ReviewCompletedInput as _tocsin_crisis_v1_ReviewCompletedInput, ReviewCompleted as _tocsin_crisis_v1_ReviewCompleted } from './tocsin/crisis/v1/ReviewCompleted.ts';
import type { ReviewOpenedInput as _tocsin_crisis_v1_ReviewOpenedInput, ReviewOpened as _tocsin_crisis_v1_ReviewOpened } from './tocsin/crisis/v1/ReviewOpened.ts';
import type { RoleAssignedInput as _tocsin_crisis_v1_RoleAssignedInput, RoleAssigned as _tocsin_crisis_v1_RoleAssigned } from './tocsin/crisis/v1/RoleAssigned.ts';
import type { RoleHeldInput as _tocsin_crisis_v1_RoleHeldInput, RoleHeld as _tocsin_crisis_v1_RoleHeld } from './tocsin/crisis/v1/RoleHeld.ts';
import type { SecondConfirmationRequestedInput as _tocsin_crisis_v1_SecondConfirmationRequestedInput, SecondConfirmationRequested as _tocsin_crisis_v1_SecondConfirmationRequested } from './tocsin/crisis/v1/SecondConfirmationRequested.ts';
import type { StageEnteredInput as _tocsin_crisis_v1_StageEnteredInput, StageEntered as _tocsin_crisis_v1_StageEntered } from './tocsin/crisis/v1/StageEntered.ts';
import type { StepBlockedInput as _tocsin_crisis_v1_StepBlockedInput, StepBlocked as _tocsin_crisis_v1_StepBlocked } from './tocsin/crisis/v1/StepBlocked.ts';
import type { StepCompletedInput as _tocsin_crisis_v1_StepCompletedInput, StepCompleted as _tocsin_crisis_v1_StepCompleted } from './tocsin/crisis/v1/StepCompleted.ts';
import type { StepOverdueInput as _tocsin_crisis_v1_StepOverdueInput, StepOverdue as _tocsin_crisis_v1_StepOverdue } from './tocsin/crisis/v1/StepOverdue.ts';
import type { StepTakenInput as _tocsin_crisis_v1_StepTakenInput, StepTaken as _tocsin_crisis_v1_StepTaken } from './tocsin/crisis/v1/StepTaken.ts';
import type { SuspectedInput as _tocsin_crisis_v1_SuspectedInput, Suspected as _tocsin_crisis_v1_Suspected } from './tocsin/crisis/v1/Suspected.ts';
import type { UpdateOverdueInput as _tocsin_crisis_v1_UpdateOverdueInput, UpdateOverdue as _tocsin_crisis_v1_UpdateOverdue } from './tocsin/crisis/v1/UpdateOverdue.ts';
import type { UpdatePostedInput as _tocsin_crisis_v1_UpdatePostedInput, UpdatePosted as _tocsin_crisis_v1_UpdatePosted } from './tocsin/crisis/v1/UpdatePosted.ts';
import type { UsualAgainInput as _tocsin_crisis_v1_UsualAgainInput, UsualAgain as _tocsin_crisis_v1_UsualAgain } from './tocsin/crisis/v1/UsualAgain.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  tocsin: {
    crisis: {
      v1: {
        Acknowledged: MessageTypeDefinition<_tocsin_crisis_v1_AcknowledgedInput, _tocsin_crisis_v1_Acknowledged>
        AcknowledgementLapsed: MessageTypeDefinition<_tocsin_crisis_v1_AcknowledgementLapsedInput, _tocsin_crisis_v1_AcknowledgementLapsed>
        AcknowledgementOverdue: MessageTypeDefinition<_tocsin_crisis_v1_AcknowledgementOverdueInput, _tocsin_crisis_v1_AcknowledgementOverdue>
        BrandJoined: MessageTypeDefinition<_tocsin_crisis_v1_BrandJoinedInput, _tocsin_crisis_v1_BrandJoined>
        CauseNamed: MessageTypeDefinition<_tocsin_crisis_v1_CauseNamedInput, _tocsin_crisis_v1_CauseNamed>
        CauseRemoved: MessageTypeDefinition<_tocsin_crisis_v1_CauseRemovedInput, _tocsin_crisis_v1_CauseRemoved>
        ChainExhausted: MessageTypeDefinition<_tocsin_crisis_v1_ChainExhaustedInput, _tocsin_crisis_v1_ChainExhausted>
        Closed: MessageTypeDefinition<_tocsin_crisis_v1_ClosedInput, _tocsin_crisis_v1_Closed>
        Confirmed: MessageTypeDefinition<_tocsin_crisis_v1_ConfirmedInput, _tocsin_crisis_v1_Confirmed>
        CrisisEvent: MessageTypeDefinition<_tocsin_crisis_v1_CrisisEventInput, _tocsin_crisis_v1_CrisisEvent>
        CrisisRecord: MessageTypeDefinition<_tocsin_crisis_v1_CrisisRecordInput, _tocsin_crisis_v1_CrisisRecord>
        Declined: MessageTypeDefinition<_tocsin_crisis_v1_DeclinedInput, _tocsin_crisis_v1_Declined>
        EnforcementReported: MessageTypeDefinition<_tocsin_crisis_v1_EnforcementReportedInput, _tocsin_crisis_v1_EnforcementReported>
        EnforcementState: EnumTypeDefinition
        Evidence: MessageTypeDefinition<_tocsin_crisis_v1_EvidenceInput, _tocsin_crisis_v1_Evidence>
        EvidenceJoined: MessageTypeDefinition<_tocsin_crisis_v1_EvidenceJoinedInput, _tocsin_crisis_v1_EvidenceJoined>
        ExpertAnswered: MessageTypeDefinition<_tocsin_crisis_v1_ExpertAnsweredInput, _tocsin_crisis_v1_ExpertAnswered>
        ExpertAsked: MessageTypeDefinition<_tocsin_crisis_v1_ExpertAskedInput, _tocsin_crisis_v1_ExpertAsked>
        ExpertPassedOn: MessageTypeDefinition<_tocsin_crisis_v1_ExpertPassedOnInput, _tocsin_crisis_v1_ExpertPassedOn>
        HoldReleased: MessageTypeDefinition<_tocsin_crisis_v1_HoldReleasedInput, _tocsin_crisis_v1_HoldReleased>
        HoldReviewDue: MessageTypeDefinition<_tocsin_crisis_v1_HoldReviewDueInput, _tocsin_crisis_v1_HoldReviewDue>
        HoldScope: MessageTypeDefinition<_tocsin_crisis_v1_HoldScopeInput, _tocsin_crisis_v1_HoldScope>
        HoldScopeKind: EnumTypeDefinition
        HoldStarted: MessageTypeDefinition<_tocsin_crisis_v1_HoldStartedInput, _tocsin_crisis_v1_HoldStarted>
        LastingHarm: MessageTypeDefinition<_tocsin_crisis_v1_LastingHarmInput, _tocsin_crisis_v1_LastingHarm>
        OpenStep: MessageTypeDefinition<_tocsin_crisis_v1_OpenStepInput, _tocsin_crisis_v1_OpenStep>
        Phase: EnumTypeDefinition
        PostReceipt: MessageTypeDefinition<_tocsin_crisis_v1_PostReceiptInput, _tocsin_crisis_v1_PostReceipt>
        PostReleased: MessageTypeDefinition<_tocsin_crisis_v1_PostReleasedInput, _tocsin_crisis_v1_PostReleased>
        PostState: EnumTypeDefinition
        QuestionPassedOn: MessageTypeDefinition<_tocsin_crisis_v1_QuestionPassedOnInput, _tocsin_crisis_v1_QuestionPassedOn>
        RecoveryProposed: MessageTypeDefinition<_tocsin_crisis_v1_RecoveryProposedInput, _tocsin_crisis_v1_RecoveryProposed>
        RecoveryStarted: MessageTypeDefinition<_tocsin_crisis_v1_RecoveryStartedInput, _tocsin_crisis_v1_RecoveryStarted>
        Relapsed: MessageTypeDefinition<_tocsin_crisis_v1_RelapsedInput, _tocsin_crisis_v1_Relapsed>
        Reopened: MessageTypeDefinition<_tocsin_crisis_v1_ReopenedInput, _tocsin_crisis_v1_Reopened>
        ReviewCompleted: MessageTypeDefinition<_tocsin_crisis_v1_ReviewCompletedInput, _tocsin_crisis_v1_ReviewCompleted>
        ReviewOpened: MessageTypeDefinition<_tocsin_crisis_v1_ReviewOpenedInput, _tocsin_crisis_v1_ReviewOpened>
        RoleAssigned: MessageTypeDefinition<_tocsin_crisis_v1_RoleAssignedInput, _tocsin_crisis_v1_RoleAssigned>
        RoleHeld: MessageTypeDefinition<_tocsin_crisis_v1_RoleHeldInput, _tocsin_crisis_v1_RoleHeld>
        SecondConfirmationRequested: MessageTypeDefinition<_tocsin_crisis_v1_SecondConfirmationRequestedInput, _tocsin_crisis_v1_SecondConfirmationRequested>
        StageEntered: MessageTypeDefinition<_tocsin_crisis_v1_StageEnteredInput, _tocsin_crisis_v1_StageEntered>
        StepBlocked: MessageTypeDefinition<_tocsin_crisis_v1_StepBlockedInput, _tocsin_crisis_v1_StepBlocked>
        StepCompleted: MessageTypeDefinition<_tocsin_crisis_v1_StepCompletedInput, _tocsin_crisis_v1_StepCompleted>
        StepOverdue: MessageTypeDefinition<_tocsin_crisis_v1_StepOverdueInput, _tocsin_crisis_v1_StepOverdue>
        StepTaken: MessageTypeDefinition<_tocsin_crisis_v1_StepTakenInput, _tocsin_crisis_v1_StepTaken>
        Suspected: MessageTypeDefinition<_tocsin_crisis_v1_SuspectedInput, _tocsin_crisis_v1_Suspected>
        UpdateOverdue: MessageTypeDefinition<_tocsin_crisis_v1_UpdateOverdueInput, _tocsin_crisis_v1_UpdateOverdue>
        UpdatePosted: MessageTypeDefinition<_tocsin_crisis_v1_UpdatePostedInput, _tocsin_crisis_v1_UpdatePosted>
        UsualAgain: MessageTypeDefinition<_tocsin_crisis_v1_UsualAgainInput, _tocsin_crisis_v1_UsualAgain>
      }
    }
  }
}

