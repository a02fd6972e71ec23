import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { AcknowledgeRequestInput as _tocsin_crisis_v1_AcknowledgeRequestInput, AcknowledgeRequest as _tocsin_crisis_v1_AcknowledgeRequest } from './tocsin/crisis/v1/AcknowledgeRequest.ts';
import type { AcknowledgeResponseInput as _tocsin_crisis_v1_AcknowledgeResponseInput, AcknowledgeResponse as _tocsin_crisis_v1_AcknowledgeResponse } from './tocsin/crisis/v1/AcknowledgeResponse.ts';
import type { AcknowledgedInput as _tocsin_crisis_v1_AcknowledgedInput, Acknowledged as _tocsin_crisis_v1_Acknowledged } from './tocsin/crisis/v1/Acknowledged.ts';
import type { AcknowledgementLapsedInput as _tocsin_crisis_v1_AcknowledgementLapsedInput, AcknowledgementLapsed as _tocsin_crisis_v1_AcknowledgementLapsed } from './tocsin/crisis/v1/AcknowledgementLapsed.ts';
import type { AcknowledgementOverdueInput as _tocsin_crisis_v1_AcknowledgementOverdueInput, AcknowledgementOverdue as _tocsin_crisis_v1_AcknowledgementOverdue } from './tocsin/crisis/v1/AcknowledgementOverdue.ts';
import type { AcknowledgementStateInput as _tocsin_crisis_v1_AcknowledgementStateInput, AcknowledgementState as _tocsin_crisis_v1_AcknowledgementState } from './tocsin/crisis/v1/AcknowledgementState.ts';
import type { AnswerQuestionRequestInput as _tocsin_crisis_v1_AnswerQuestionRequestInput, AnswerQuestionRequest as _tocsin_crisis_v1_AnswerQuestionRequest } from './tocsin/crisis/v1/AnswerQuestionRequest.ts';
import type { AnswerQuestionResponseInput as _tocsin_crisis_v1_AnswerQuestionResponseInput, AnswerQuestionResponse as _tocsin_crisis_v1_AnswerQuestionResponse } from './tocsin/crisis/v1/AnswerQuestionResponse.ts';
import type { AskExpertRequestInput as _tocsin_crisis_v1_AskExpertRequestInput, AskExpertRequest as _tocsin_crisis_v1_AskExpertRequest } from './tocsin/crisis/v1/AskExpertRequest.ts';
import type { AskExpertResponseInput as _tocsin_crisis_v1_AskExpertResponseInput, AskExpertResponse as _tocsin_crisis_v1_AskExpertResponse } from './tocsin/crisis/v1/AskExpertResponse.ts';
import type { AssignRoleRequestInput as _tocsin_crisis_v1_AssignRoleRequestInput, AssignRoleRequest as _tocsin_crisis_v1_AssignRoleRequest } from './tocsin/crisis/v1/AssignRoleRequest.ts';
import type { AssignRoleResponseInput as _tocsin_crisis_v1_AssignRoleResponseInput, AssignRoleResponse as _tocsin_crisis_v1_AssignRoleResponse } from './tocsin/crisis/v1/AssignRoleResponse.ts';
import type { BrandJoinedInput as _tocsin_crisis_v1_BrandJoinedInput, BrandJoined as _tocsin_crisis_v1_BrandJoined } from './tocsin/crisis/v1/BrandJoined.ts';
import type { BrandSituationInput as _tocsin_crisis_v1_BrandSituationInput, BrandSituation as _tocsin_crisis_v1_BrandSituation } from './tocsin/crisis/v1/BrandSituation.ts';
import type { CauseNamedInput as _tocsin_crisis_v1_CauseNamedInput, CauseNamed as _tocsin_crisis_v1_CauseNamed } from './tocsin/crisis/v1/CauseNamed.ts';
import type { CauseRemovedInput as _tocsin_crisis_v1_CauseRemovedInput, CauseRemoved as _tocsin_crisis_v1_CauseRemoved } from './tocsin/crisis/v1/CauseRemoved.ts';
import type { ChainExhaustedInput as _tocsin_crisis_v1_ChainExhaustedInput, ChainExhausted as _tocsin_crisis_v1_ChainExhausted } from './tocsin/crisis/v1/ChainExhausted.ts';
import type { ChangeStageRequestInput as _tocsin_crisis_v1_ChangeStageRequestInput, ChangeStageRequest as _tocsin_crisis_v1_ChangeStageRequest } from './tocsin/crisis/v1/ChangeStageRequest.ts';
import type { ChangeStageResponseInput as _tocsin_crisis_v1_ChangeStageResponseInput, ChangeStageResponse as _tocsin_crisis_v1_ChangeStageResponse } from './tocsin/crisis/v1/ChangeStageResponse.ts';
import type { CloseCrisisRequestInput as _tocsin_crisis_v1_CloseCrisisRequestInput, CloseCrisisRequest as _tocsin_crisis_v1_CloseCrisisRequest } from './tocsin/crisis/v1/CloseCrisisRequest.ts';
import type { CloseCrisisResponseInput as _tocsin_crisis_v1_CloseCrisisResponseInput, CloseCrisisResponse as _tocsin_crisis_v1_CloseCrisisResponse } from './tocsin/crisis/v1/CloseCrisisResponse.ts';
import type { ClosedInput as _tocsin_crisis_v1_ClosedInput, Closed as _tocsin_crisis_v1_Closed } from './tocsin/crisis/v1/Closed.ts';
import type { CompleteReviewRequestInput as _tocsin_crisis_v1_CompleteReviewRequestInput, CompleteReviewRequest as _tocsin_crisis_v1_CompleteReviewRequest } from './tocsin/crisis/v1/CompleteReviewRequest.ts';
import type { CompleteReviewResponseInput as _tocsin_crisis_v1_CompleteReviewResponseInput, CompleteReviewResponse as _tocsin_crisis_v1_CompleteReviewResponse } from './tocsin/crisis/v1/CompleteReviewResponse.ts';
import type { CompleteStepRequestInput as _tocsin_crisis_v1_CompleteStepRequestInput, CompleteStepRequest as _tocsin_crisis_v1_CompleteStepRequest } from './tocsin/crisis/v1/CompleteStepRequest.ts';
import type { CompleteStepResponseInput as _tocsin_crisis_v1_CompleteStepResponseInput, CompleteStepResponse as _tocsin_crisis_v1_CompleteStepResponse } from './tocsin/crisis/v1/CompleteStepResponse.ts';
import type { ConfirmCrisisRequestInput as _tocsin_crisis_v1_ConfirmCrisisRequestInput, ConfirmCrisisRequest as _tocsin_crisis_v1_ConfirmCrisisRequest } from './tocsin/crisis/v1/ConfirmCrisisRequest.ts';
import type { ConfirmCrisisResponseInput as _tocsin_crisis_v1_ConfirmCrisisResponseInput, ConfirmCrisisResponse as _tocsin_crisis_v1_ConfirmCrisisResponse } from './tocsin/crisis/v1/ConfirmCrisisResponse.ts';
import type { ConfirmedInput as _tocsin_crisis_v1_ConfirmedInput, Confirmed as _tocsin_crisis_v1_Confirmed } from './tocsin/crisis/v1/Confirmed.ts';
import type { CrisisInput as _tocsin_crisis_v1_CrisisInput, Crisis as _tocsin_crisis_v1_Crisis } from './tocsin/crisis/v1/Crisis.ts';
import type { CrisisEventInput as _tocsin_crisis_v1_CrisisEventInput, CrisisEvent as _tocsin_crisis_v1_CrisisEvent } from './tocsin/crisis/v1/CrisisEvent.ts';
import type { CrisisRecordInput as _tocsin_crisis_v1_CrisisRecordInput, CrisisRecord as _tocsin_crisis_v1_CrisisRecord } from './tocsin/crisis/v1/CrisisRecord.ts';
import type { CrisisServiceClient as _tocsin_crisis_v1_CrisisServiceClient, CrisisServiceDefinition as _tocsin_crisis_v1_CrisisServiceDefinition } from './tocsin/crisis/v1/CrisisService.ts';
import type { CriterionInput as _tocsin_crisis_v1_CriterionInput, Criterion as _tocsin_crisis_v1_Criterion } from './tocsin/crisis/v1/Criterion.ts';
import type { DeclineCrisisRequestInput as _tocsin_crisis_v1_DeclineCrisisRequestInput, DeclineCrisisRequest as _tocsin_crisis_v1_DeclineCrisisRequest } from './tocsin/crisis/v1/DeclineCrisisRequest.ts';
import type { DeclineCrisisResponseInput as _tocsin_crisis_v1_DeclineCrisisResponseInput, DeclineCrisisResponse as _tocsin_crisis_v1_DeclineCrisisResponse } from './tocsin/crisis/v1/DeclineCrisisResponse.ts';
import type { DeclinedInput as _tocsin_crisis_v1_DeclinedInput, Declined as _tocsin_crisis_v1_Declined } from './tocsin/crisis/v1/Declined.ts';
import type { DescribeFlagCodeRequestInput as _tocsin_crisis_v1_DescribeFlagCodeRequestInput, DescribeFlagCodeRequest as _tocsin_crisis_v1_DescribeFlagCodeRequest } from './tocsin/crisis/v1/DescribeFlagCodeRequest.ts';
import type { DescribeFlagCodeResponseInput as _tocsin_crisis_v1_DescribeFlagCodeResponseInput, DescribeFlagCodeResponse as _tocsin_crisis_v1_DescribeFlagCodeResponse } from './tocsin/crisis/v1/DescribeFlagCodeResponse.ts';
import type { DescribeLinkRequestInput as _tocsin_crisis_v1_DescribeLinkRequestInput, DescribeLinkRequest as _tocsin_crisis_v1_DescribeLinkRequest } from './tocsin/crisis/v1/DescribeLinkRequest.ts';
import type { DescribeLinkResponseInput as _tocsin_crisis_v1_DescribeLinkResponseInput, DescribeLinkResponse as _tocsin_crisis_v1_DescribeLinkResponse } from './tocsin/crisis/v1/DescribeLinkResponse.ts';
import type { EnforcementInput as _tocsin_crisis_v1_EnforcementInput, Enforcement as _tocsin_crisis_v1_Enforcement } from './tocsin/crisis/v1/Enforcement.ts';
import type { EnforcementReportedInput as _tocsin_crisis_v1_EnforcementReportedInput, EnforcementReported as _tocsin_crisis_v1_EnforcementReported } from './tocsin/crisis/v1/EnforcementReported.ts';
import type { EvidenceInput as _tocsin_crisis_v1_EvidenceInput, Evidence as _tocsin_crisis_v1_Evidence } from './tocsin/crisis/v1/Evidence.ts';
import type { EvidenceJoinedInput as _tocsin_crisis_v1_EvidenceJoinedInput, EvidenceJoined as _tocsin_crisis_v1_EvidenceJoined } from './tocsin/crisis/v1/EvidenceJoined.ts';
import type { ExpertAnsweredInput as _tocsin_crisis_v1_ExpertAnsweredInput, ExpertAnswered as _tocsin_crisis_v1_ExpertAnswered } from './tocsin/crisis/v1/ExpertAnswered.ts';
import type { ExpertAskedInput as _tocsin_crisis_v1_ExpertAskedInput, ExpertAsked as _tocsin_crisis_v1_ExpertAsked } from './tocsin/crisis/v1/ExpertAsked.ts';
import type { ExpertPassedOnInput as _tocsin_crisis_v1_ExpertPassedOnInput, ExpertPassedOn as _tocsin_crisis_v1_ExpertPassedOn } from './tocsin/crisis/v1/ExpertPassedOn.ts';
import type { FactInput as _tocsin_crisis_v1_FactInput, Fact as _tocsin_crisis_v1_Fact } from './tocsin/crisis/v1/Fact.ts';
import type { FlagBrandInput as _tocsin_crisis_v1_FlagBrandInput, FlagBrand as _tocsin_crisis_v1_FlagBrand } from './tocsin/crisis/v1/FlagBrand.ts';
import type { FlagConcernRequestInput as _tocsin_crisis_v1_FlagConcernRequestInput, FlagConcernRequest as _tocsin_crisis_v1_FlagConcernRequest } from './tocsin/crisis/v1/FlagConcernRequest.ts';
import type { FlagConcernResponseInput as _tocsin_crisis_v1_FlagConcernResponseInput, FlagConcernResponse as _tocsin_crisis_v1_FlagConcernResponse } from './tocsin/crisis/v1/FlagConcernResponse.ts';
import type { FlagNoteInput as _tocsin_crisis_v1_FlagNoteInput, FlagNote as _tocsin_crisis_v1_FlagNote } from './tocsin/crisis/v1/FlagNote.ts';
import type { GetCallerRequestInput as _tocsin_crisis_v1_GetCallerRequestInput, GetCallerRequest as _tocsin_crisis_v1_GetCallerRequest } from './tocsin/crisis/v1/GetCallerRequest.ts';
import type { GetCallerResponseInput as _tocsin_crisis_v1_GetCallerResponseInput, GetCallerResponse as _tocsin_crisis_v1_GetCallerResponse } from './tocsin/crisis/v1/GetCallerResponse.ts';
import type { GetCrisisRequestInput as _tocsin_crisis_v1_GetCrisisRequestInput, GetCrisisRequest as _tocsin_crisis_v1_GetCrisisRequest } from './tocsin/crisis/v1/GetCrisisRequest.ts';
import type { GetCrisisResponseInput as _tocsin_crisis_v1_GetCrisisResponseInput, GetCrisisResponse as _tocsin_crisis_v1_GetCrisisResponse } from './tocsin/crisis/v1/GetCrisisResponse.ts';
import type { GetTimelineRequestInput as _tocsin_crisis_v1_GetTimelineRequestInput, GetTimelineRequest as _tocsin_crisis_v1_GetTimelineRequest } from './tocsin/crisis/v1/GetTimelineRequest.ts';
import type { GetTimelineResponseInput as _tocsin_crisis_v1_GetTimelineResponseInput, GetTimelineResponse as _tocsin_crisis_v1_GetTimelineResponse } from './tocsin/crisis/v1/GetTimelineResponse.ts';
import type { HoldReleasedInput as _tocsin_crisis_v1_HoldReleasedInput, HoldReleased as _tocsin_crisis_v1_HoldReleased } from './tocsin/crisis/v1/HoldReleased.ts';
import type { HoldReviewDueInput as _tocsin_crisis_v1_HoldReviewDueInput, HoldReviewDue as _tocsin_crisis_v1_HoldReviewDue } from './tocsin/crisis/v1/HoldReviewDue.ts';
import type { HoldScopeInput as _tocsin_crisis_v1_HoldScopeInput, HoldScope as _tocsin_crisis_v1_HoldScope } from './tocsin/crisis/v1/HoldScope.ts';
import type { HoldStartedInput as _tocsin_crisis_v1_HoldStartedInput, HoldStarted as _tocsin_crisis_v1_HoldStarted } from './tocsin/crisis/v1/HoldStarted.ts';
import type { HoldStateInput as _tocsin_crisis_v1_HoldStateInput, HoldState as _tocsin_crisis_v1_HoldState } from './tocsin/crisis/v1/HoldState.ts';
import type { HolderInput as _tocsin_crisis_v1_HolderInput, Holder as _tocsin_crisis_v1_Holder } from './tocsin/crisis/v1/Holder.ts';
import type { JoinBrandRequestInput as _tocsin_crisis_v1_JoinBrandRequestInput, JoinBrandRequest as _tocsin_crisis_v1_JoinBrandRequest } from './tocsin/crisis/v1/JoinBrandRequest.ts';
import type { JoinBrandResponseInput as _tocsin_crisis_v1_JoinBrandResponseInput, JoinBrandResponse as _tocsin_crisis_v1_JoinBrandResponse } from './tocsin/crisis/v1/JoinBrandResponse.ts';
import type { LastingHarmInput as _tocsin_crisis_v1_LastingHarmInput, LastingHarm as _tocsin_crisis_v1_LastingHarm } from './tocsin/crisis/v1/LastingHarm.ts';
import type { ListBrandsRequestInput as _tocsin_crisis_v1_ListBrandsRequestInput, ListBrandsRequest as _tocsin_crisis_v1_ListBrandsRequest } from './tocsin/crisis/v1/ListBrandsRequest.ts';
import type { ListBrandsResponseInput as _tocsin_crisis_v1_ListBrandsResponseInput, ListBrandsResponse as _tocsin_crisis_v1_ListBrandsResponse } from './tocsin/crisis/v1/ListBrandsResponse.ts';
import type { ListCrisesRequestInput as _tocsin_crisis_v1_ListCrisesRequestInput, ListCrisesRequest as _tocsin_crisis_v1_ListCrisesRequest } from './tocsin/crisis/v1/ListCrisesRequest.ts';
import type { ListCrisesResponseInput as _tocsin_crisis_v1_ListCrisesResponseInput, ListCrisesResponse as _tocsin_crisis_v1_ListCrisesResponse } from './tocsin/crisis/v1/ListCrisesResponse.ts';
import type { NameCauseRequestInput as _tocsin_crisis_v1_NameCauseRequestInput, NameCauseRequest as _tocsin_crisis_v1_NameCauseRequest } from './tocsin/crisis/v1/NameCauseRequest.ts';
import type { NameCauseResponseInput as _tocsin_crisis_v1_NameCauseResponseInput, NameCauseResponse as _tocsin_crisis_v1_NameCauseResponse } from './tocsin/crisis/v1/NameCauseResponse.ts';
import type { OpenStepInput as _tocsin_crisis_v1_OpenStepInput, OpenStep as _tocsin_crisis_v1_OpenStep } from './tocsin/crisis/v1/OpenStep.ts';
import type { PostReceiptInput as _tocsin_crisis_v1_PostReceiptInput, PostReceipt as _tocsin_crisis_v1_PostReceipt } from './tocsin/crisis/v1/PostReceipt.ts';
import type { PostReleasedInput as _tocsin_crisis_v1_PostReleasedInput, PostReleased as _tocsin_crisis_v1_PostReleased } from './tocsin/crisis/v1/PostReleased.ts';
import type { PostUpdateRequestInput as _tocsin_crisis_v1_PostUpdateRequestInput, PostUpdateRequest as _tocsin_crisis_v1_PostUpdateRequest } from './tocsin/crisis/v1/PostUpdateRequest.ts';
import type { PostUpdateResponseInput as _tocsin_crisis_v1_PostUpdateResponseInput, PostUpdateResponse as _tocsin_crisis_v1_PostUpdateResponse } from './tocsin/crisis/v1/PostUpdateResponse.ts';
import type { PreviewConfirmationRequestInput as _tocsin_crisis_v1_PreviewConfirmationRequestInput, PreviewConfirmationRequest as _tocsin_crisis_v1_PreviewConfirmationRequest } from './tocsin/crisis/v1/PreviewConfirmationRequest.ts';
import type { PreviewConfirmationResponseInput as _tocsin_crisis_v1_PreviewConfirmationResponseInput, PreviewConfirmationResponse as _tocsin_crisis_v1_PreviewConfirmationResponse } from './tocsin/crisis/v1/PreviewConfirmationResponse.ts';
import type { QuestionPassedOnInput as _tocsin_crisis_v1_QuestionPassedOnInput, QuestionPassedOn as _tocsin_crisis_v1_QuestionPassedOn } from './tocsin/crisis/v1/QuestionPassedOn.ts';
import type { RecoveryProposedInput as _tocsin_crisis_v1_RecoveryProposedInput, RecoveryProposed as _tocsin_crisis_v1_RecoveryProposed } from './tocsin/crisis/v1/RecoveryProposed.ts';
import type { RecoveryStartedInput as _tocsin_crisis_v1_RecoveryStartedInput, RecoveryStarted as _tocsin_crisis_v1_RecoveryStarted } from './tocsin/crisis/v1/RecoveryStarted.ts';
import type { RelapsedInput as _tocsin_crisis_v1_RelapsedInput, Relapsed as _tocsin_crisis_v1_Relapsed } from './tocsin/crisis/v1/Relapsed.ts';
import type { ReopenCrisisRequestInput as _tocsin_crisis_v1_ReopenCrisisRequestInput, ReopenCrisisRequest as _tocsin_crisis_v1_ReopenCrisisRequest } from './tocsin/crisis/v1/ReopenCrisisRequest.ts';
import type { ReopenCrisisResponseInput as _tocsin_crisis_v1_ReopenCrisisResponseInput, ReopenCrisisResponse as _tocsin_crisis_v1_ReopenCrisisResponse } from './tocsin/crisis/v1/ReopenCrisisResponse.ts';
import type { ReopenedInput as _tocsin_crisis_v1_ReopenedInput, Reopened as _tocsin_crisis_v1_Reopened } from './tocsin/crisis/v1/Reopened.ts';
import type { ReviewCompletedInput as _tocsin_crisis_v1_ReviewCompletedInput, ReviewCompleted as _tocsin_crisis_v1_ReviewCompleted } from './tocsin/crisis/v1/ReviewCompleted.ts';
import type { ReviewOpenedInput as _tocsin_crisis_v1_ReviewOpenedInput, ReviewOpened as _tocsin_crisis_v1_ReviewOpened } from './tocsin/crisis/v1/ReviewOpened.ts';
import type { RoleAssignedInput as _tocsin_crisis_v1_RoleAssignedInput, RoleAssigned as _tocsin_crisis_v1_RoleAssigned } from './tocsin/crisis/v1/RoleAssigned.ts';
import type { RoleHeldInput as _tocsin_crisis_v1_RoleHeldInput, RoleHeld as _tocsin_crisis_v1_RoleHeld } from './tocsin/crisis/v1/RoleHeld.ts';
import type { SecondConfirmationRequestedInput as _tocsin_crisis_v1_SecondConfirmationRequestedInput, SecondConfirmationRequested as _tocsin_crisis_v1_SecondConfirmationRequested } from './tocsin/crisis/v1/SecondConfirmationRequested.ts';
import type { StageEnteredInput as _tocsin_crisis_v1_StageEnteredInput, StageEntered as _tocsin_crisis_v1_StageEntered } from './tocsin/crisis/v1/StageEntered.ts';
import type { StartRecoveryRequestInput as _tocsin_crisis_v1_StartRecoveryRequestInput, StartRecoveryRequest as _tocsin_crisis_v1_StartRecoveryRequest } from './tocsin/crisis/v1/StartRecoveryRequest.ts';
import type { StartRecoveryResponseInput as _tocsin_crisis_v1_StartRecoveryResponseInput, StartRecoveryResponse as _tocsin_crisis_v1_StartRecoveryResponse } from './tocsin/crisis/v1/StartRecoveryResponse.ts';
import type { StepInput as _tocsin_crisis_v1_StepInput, Step as _tocsin_crisis_v1_Step } from './tocsin/crisis/v1/Step.ts';
import type { StepBlockedInput as _tocsin_crisis_v1_StepBlockedInput, StepBlocked as _tocsin_crisis_v1_StepBlocked } from './tocsin/crisis/v1/StepBlocked.ts';
import type { StepCompletedInput as _tocsin_crisis_v1_StepCompletedInput, StepCompleted as _tocsin_crisis_v1_StepCompleted } from './tocsin/crisis/v1/StepCompleted.ts';
import type { StepOverdueInput as _tocsin_crisis_v1_StepOverdueInput, StepOverdue as _tocsin_crisis_v1_StepOverdue } from './tocsin/crisis/v1/StepOverdue.ts';
import type { StepTakenInput as _tocsin_crisis_v1_StepTakenInput, StepTaken as _tocsin_crisis_v1_StepTaken } from './tocsin/crisis/v1/StepTaken.ts';
import type { SuspectedInput as _tocsin_crisis_v1_SuspectedInput, Suspected as _tocsin_crisis_v1_Suspected } from './tocsin/crisis/v1/Suspected.ts';
import type { TakeStepRequestInput as _tocsin_crisis_v1_TakeStepRequestInput, TakeStepRequest as _tocsin_crisis_v1_TakeStepRequest } from './tocsin/crisis/v1/TakeStepRequest.ts';
import type { TakeStepResponseInput as _tocsin_crisis_v1_TakeStepResponseInput, TakeStepResponse as _tocsin_crisis_v1_TakeStepResponse } from './tocsin/crisis/v1/TakeStepResponse.ts';
import type { TimelineEntryInput as _tocsin_crisis_v1_TimelineEntryInput, TimelineEntry as _tocsin_crisis_v1_TimelineEntry } from './tocsin/crisis/v1/TimelineEntry.ts';
import type { UpdateOverdueInput as _tocsin_crisis_v1_UpdateOverdueInput, UpdateOverdue as _tocsin_crisis_v1_UpdateOverdue } from './tocsin/crisis/v1/UpdateOverdue.ts';
import type { UpdatePostedInput as _tocsin_crisis_v1_UpdatePostedInput, UpdatePosted as _tocsin_crisis_v1_UpdatePosted } from './tocsin/crisis/v1/UpdatePosted.ts';
import type { UsualAgainInput as _tocsin_crisis_v1_UsualAgainInput, UsualAgain as _tocsin_crisis_v1_UsualAgain } from './tocsin/crisis/v1/UsualAgain.ts';
import type { WatchBrandsRequestInput as _tocsin_crisis_v1_WatchBrandsRequestInput, WatchBrandsRequest as _tocsin_crisis_v1_WatchBrandsRequest } from './tocsin/crisis/v1/WatchBrandsRequest.ts';
import type { WatchBrandsResponseInput as _tocsin_crisis_v1_WatchBrandsResponseInput, WatchBrandsResponse as _tocsin_crisis_v1_WatchBrandsResponse } from './tocsin/crisis/v1/WatchBrandsResponse.ts';
import type { WatchCrisisRequestInput as _tocsin_crisis_v1_WatchCrisisRequestInput, WatchCrisisRequest as _tocsin_crisis_v1_WatchCrisisRequest } from './tocsin/crisis/v1/WatchCrisisRequest.ts';
import type { WatchCrisisResponseInput as _tocsin_crisis_v1_WatchCrisisResponseInput, WatchCrisisResponse as _tocsin_crisis_v1_WatchCrisisResponse } from './tocsin/crisis/v1/WatchCrisisResponse.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  tocsin: {
    crisis: {
      v1: {
        AcknowledgeRequest: MessageTypeDefinition<_tocsin_crisis_v1_AcknowledgeRequestInput, _tocsin_crisis_v1_AcknowledgeRequest>
        AcknowledgeResponse: MessageTypeDefinition<_tocsin_crisis_v1_AcknowledgeResponseInput, _tocsin_crisis_v1_AcknowledgeResponse>
        Acknowledged: MessageTypeDefinition<_tocsin_crisis_v1_AcknowledgedInput, _tocsin_crisis_v1_Acknowledged>
        AcknowledgementLapsed: MessageTypeDefinition<_tocsin_crisis_v1_AcknowledgementLapsedInput, _tocsin_crisis_v1_AcknowledgementLapsed>
        AcknowledgementOverdue: MessageTypeDefinition<_tocsin_crisis_v1_AcknowledgementOverdueInput, _tocsin_crisis_v1_AcknowledgementOverdue>
        AcknowledgementState: MessageTypeDefinition<_tocsin_crisis_v1_AcknowledgementStateInput, _tocsin_crisis_v1_AcknowledgementState>
        AnswerQuestionRequest: MessageTypeDefinition<_tocsin_crisis_v1_AnswerQuestionRequestInput, _tocsin_crisis_v1_AnswerQuestionRequest>
        AnswerQuestionResponse: MessageTypeDefinition<_tocsin_crisis_v1_AnswerQuestionResponseInput, _tocsin_crisis_v1_AnswerQuestionResponse>
        AskExpertRequest: MessageTypeDefinition<_tocsin_crisis_v1_AskExpertRequestInput, _tocsin_crisis_v1_AskExpertRequest>
        AskExpertResponse: MessageTypeDefinition<_tocsin_crisis_v1_AskExpertResponseInput, _tocsin_crisis_v1_AskExpertResponse>
        AssignRoleRequest: MessageTypeDefinition<_tocsin_crisis_v1_AssignRoleRequestInput, _tocsin_crisis_v1_AssignRoleRequest>
        AssignRoleResponse: MessageTypeDefinition<_tocsin_crisis_v1_AssignRoleResponseInput, _tocsin_crisis_v1_AssignRoleResponse>
        BrandJoined: MessageTypeDefinition<_tocsin_crisis_v1_BrandJoinedInput, _tocsin_crisis_v1_BrandJoined>
        BrandSituation: MessageTypeDefinition<_tocsin_crisis_v1_BrandSituationInput, _tocsin_crisis_v1_BrandSituation>
        CauseNamed: MessageTypeDefinition<_tocsin_crisis_v1_CauseNamedInput, _tocsin_crisis_v1_CauseNamed>
        CauseRemoved: MessageTypeDefinition<_tocsin_crisis_v1_CauseRemovedInput, _tocsin_crisis_v1_CauseRemoved>
        ChainExhausted: MessageTypeDefinition<_tocsin_crisis_v1_ChainExhaustedInput, _tocsin_crisis_v1_ChainExhausted>
        ChangeStageRequest: MessageTypeDefinition<_tocsin_crisis_v1_ChangeStageRequestInput, _tocsin_crisis_v1_ChangeStageRequest>
        ChangeStageResponse: MessageTypeDefinition<_tocsin_crisis_v1_ChangeStageResponseInput, _tocsin_crisis_v1_ChangeStageResponse>
        CloseCrisisRequest: MessageTypeDefinition<_tocsin_crisis_v1_CloseCrisisRequestInput, _tocsin_crisis_v1_CloseCrisisRequest>
        CloseCrisisResponse: MessageTypeDefinition<_tocsin_crisis_v1_CloseCrisisResponseInput, _tocsin_crisis_v1_CloseCrisisResponse>
        Closed: MessageTypeDefinition<_tocsin_crisis_v1_ClosedInput, _tocsin_crisis_v1_Closed>
        CompleteReviewRequest: MessageTypeDefinition<_tocsin_crisis_v1_CompleteReviewRequestInput, _tocsin_crisis_v1_CompleteReviewRequest>
        CompleteReviewResponse: MessageTypeDefinition<_tocsin_crisis_v1_CompleteReviewResponseInput, _tocsin_crisis_v1_CompleteReviewResponse>
        CompleteStepRequest: MessageTypeDefinition<_tocsin_crisis_v1_CompleteStepRequestInput, _tocsin_crisis_v1_CompleteStepRequest>
        CompleteStepResponse: MessageTypeDefinition<_tocsin_crisis_v1_CompleteStepResponseInput, _tocsin_crisis_v1_CompleteStepResponse>
        ConfirmCrisisRequest: MessageTypeDefinition<_tocsin_crisis_v1_ConfirmCrisisRequestInput, _tocsin_crisis_v1_ConfirmCrisisRequest>
        ConfirmCrisisResponse: MessageTypeDefinition<_tocsin_crisis_v1_ConfirmCrisisResponseInput, _tocsin_crisis_v1_ConfirmCrisisResponse>
        Confirmed: MessageTypeDefinition<_tocsin_crisis_v1_ConfirmedInput, _tocsin_crisis_v1_Confirmed>
        Crisis: MessageTypeDefinition<_tocsin_crisis_v1_CrisisInput, _tocsin_crisis_v1_Crisis>
        CrisisEvent: MessageTypeDefinition<_tocsin_crisis_v1_CrisisEventInput, _tocsin_crisis_v1_CrisisEvent>
        CrisisRecord: MessageTypeDefinition<_tocsin_crisis_v1_CrisisRecordInput, _tocsin_crisis_v1_CrisisRecord>
        /**
         * Every changing method is idempotent by request_id. A refusal carries ErrorInfo.reason, e.g. NOT_SUSPECTED or NOT_ASKED.
         */
        CrisisService: SubtypeConstructor<typeof grpc.Client, _tocsin_crisis_v1_CrisisServiceClient> & { service: _tocsin_crisis_v1_CrisisServiceDefinition }
        Criterion: MessageTypeDefinition<_tocsin_crisis_v1_CriterionInput, _tocsin_crisis_v1_Criterion>
        DeclineCrisisRequest: MessageTypeDefinition<_tocsin_crisis_v1_DeclineCrisisRequestInput, _tocsin_crisis_v1_DeclineCrisisRequest>
        DeclineCrisisResponse: MessageTypeDefinition<_tocsin_crisis_v1_DeclineCrisisResponseInput, _tocsin_crisis_v1_DeclineCrisisResponse>
        Declined: MessageTypeDefinition<_tocsin_crisis_v1_DeclinedInput, _tocsin_crisis_v1_Declined>
        DescribeFlagCodeRequest: MessageTypeDefinition<_tocsin_crisis_v1_DescribeFlagCodeRequestInput, _tocsin_crisis_v1_DescribeFlagCodeRequest>
        DescribeFlagCodeResponse: MessageTypeDefinition<_tocsin_crisis_v1_DescribeFlagCodeResponseInput, _tocsin_crisis_v1_DescribeFlagCodeResponse>
        DescribeLinkRequest: MessageTypeDefinition<_tocsin_crisis_v1_DescribeLinkRequestInput, _tocsin_crisis_v1_DescribeLinkRequest>
        DescribeLinkResponse: MessageTypeDefinition<_tocsin_crisis_v1_DescribeLinkResponseInput, _tocsin_crisis_v1_DescribeLinkResponse>
        Enforcement: MessageTypeDefinition<_tocsin_crisis_v1_EnforcementInput, _tocsin_crisis_v1_Enforcement>
        EnforcementReported: MessageTypeDefinition<_tocsin_crisis_v1_EnforcementReportedInput, _tocsin_crisis_v1_EnforcementReported>
        EnforcementState: EnumTypeDefinition
        Evidence: MessageTypeDefinition<_tocsin_crisis_v1_EvidenceInput, _tocsin_crisis_v1_Evidence>
        EvidenceJoined: MessageTypeDefinition<_tocsin_crisis_v1_EvidenceJoinedInput, _tocsin_crisis_v1_EvidenceJoined>
        ExpertAnswered: MessageTypeDefinition<_tocsin_crisis_v1_ExpertAnsweredInput, _tocsin_crisis_v1_ExpertAnswered>
        ExpertAsked: MessageTypeDefinition<_tocsin_crisis_v1_ExpertAskedInput, _tocsin_crisis_v1_ExpertAsked>
        ExpertPassedOn: MessageTypeDefinition<_tocsin_crisis_v1_ExpertPassedOnInput, _tocsin_crisis_v1_ExpertPassedOn>
        Fact: MessageTypeDefinition<_tocsin_crisis_v1_FactInput, _tocsin_crisis_v1_Fact>
        FlagBrand: MessageTypeDefinition<_tocsin_crisis_v1_FlagBrandInput, _tocsin_crisis_v1_FlagBrand>
        FlagConcernRequest: MessageTypeDefinition<_tocsin_crisis_v1_FlagConcernRequestInput, _tocsin_crisis_v1_FlagConcernRequest>
        FlagConcernResponse: MessageTypeDefinition<_tocsin_crisis_v1_FlagConcernResponseInput, _tocsin_crisis_v1_FlagConcernResponse>
        FlagNote: MessageTypeDefinition<_tocsin_crisis_v1_FlagNoteInput, _tocsin_crisis_v1_FlagNote>
        GetCallerRequest: MessageTypeDefinition<_tocsin_crisis_v1_GetCallerRequestInput, _tocsin_crisis_v1_GetCallerRequest>
        GetCallerResponse: MessageTypeDefinition<_tocsin_crisis_v1_GetCallerResponseInput, _tocsin_crisis_v1_GetCallerResponse>
        GetCrisisRequest: MessageTypeDefinition<_tocsin_crisis_v1_GetCrisisRequestInput, _tocsin_crisis_v1_GetCrisisRequest>
        GetCrisisResponse: MessageTypeDefinition<_tocsin_crisis_v1_GetCrisisResponseInput, _tocsin_crisis_v1_GetCrisisResponse>
        GetTimelineRequest: MessageTypeDefinition<_tocsin_crisis_v1_GetTimelineRequestInput, _tocsin_crisis_v1_GetTimelineRequest>
        GetTimelineResponse: MessageTypeDefinition<_tocsin_crisis_v1_GetTimelineResponseInput, _tocsin_crisis_v1_GetTimelineResponse>
        HoldReleased: MessageTypeDefinition<_tocsin_crisis_v1_HoldReleasedInput, _tocsin_crisis_v1_HoldReleased>
        HoldReviewDue: MessageTypeDefinition<_tocsin_crisis_v1_HoldReviewDueInput, _tocsin_crisis_v1_HoldReviewDue>
        HoldScope: MessageTypeDefinition<_tocsin_crisis_v1_HoldScopeInput, _tocsin_crisis_v1_HoldScope>
        HoldScopeKind: EnumTypeDefinition
        HoldStarted: MessageTypeDefinition<_tocsin_crisis_v1_HoldStartedInput, _tocsin_crisis_v1_HoldStarted>
        HoldState: MessageTypeDefinition<_tocsin_crisis_v1_HoldStateInput, _tocsin_crisis_v1_HoldState>
        Holder: MessageTypeDefinition<_tocsin_crisis_v1_HolderInput, _tocsin_crisis_v1_Holder>
        JoinBrandRequest: MessageTypeDefinition<_tocsin_crisis_v1_JoinBrandRequestInput, _tocsin_crisis_v1_JoinBrandRequest>
        JoinBrandResponse: MessageTypeDefinition<_tocsin_crisis_v1_JoinBrandResponseInput, _tocsin_crisis_v1_JoinBrandResponse>
        LastingHarm: MessageTypeDefinition<_tocsin_crisis_v1_LastingHarmInput, _tocsin_crisis_v1_LastingHarm>
        ListBrandsRequest: MessageTypeDefinition<_tocsin_crisis_v1_ListBrandsRequestInput, _tocsin_crisis_v1_ListBrandsRequest>
        ListBrandsResponse: MessageTypeDefinition<_tocsin_crisis_v1_ListBrandsResponseInput, _tocsin_crisis_v1_ListBrandsResponse>
        ListCrisesRequest: MessageTypeDefinition<_tocsin_crisis_v1_ListCrisesRequestInput, _tocsin_crisis_v1_ListCrisesRequest>
        ListCrisesResponse: MessageTypeDefinition<_tocsin_crisis_v1_ListCrisesResponseInput, _tocsin_crisis_v1_ListCrisesResponse>
        NameCauseRequest: MessageTypeDefinition<_tocsin_crisis_v1_NameCauseRequestInput, _tocsin_crisis_v1_NameCauseRequest>
        NameCauseResponse: MessageTypeDefinition<_tocsin_crisis_v1_NameCauseResponseInput, _tocsin_crisis_v1_NameCauseResponse>
        OpenStep: MessageTypeDefinition<_tocsin_crisis_v1_OpenStepInput, _tocsin_crisis_v1_OpenStep>
        Phase: EnumTypeDefinition
        PostReceipt: MessageTypeDefinition<_tocsin_crisis_v1_PostReceiptInput, _tocsin_crisis_v1_PostReceipt>
        PostReleased: MessageTypeDefinition<_tocsin_crisis_v1_PostReleasedInput, _tocsin_crisis_v1_PostReleased>
        PostState: EnumTypeDefinition
        PostUpdateRequest: MessageTypeDefinition<_tocsin_crisis_v1_PostUpdateRequestInput, _tocsin_crisis_v1_PostUpdateRequest>
        PostUpdateResponse: MessageTypeDefinition<_tocsin_crisis_v1_PostUpdateResponseInput, _tocsin_crisis_v1_PostUpdateResponse>
        PreviewConfirmationRequest: MessageTypeDefinition<_tocsin_crisis_v1_PreviewConfirmationRequestInput, _tocsin_crisis_v1_PreviewConfirmationRequest>
        PreviewConfirmationResponse: MessageTypeDefinition<_tocsin_crisis_v1_PreviewConfirmationResponseInput, _tocsin_crisis_v1_PreviewConfirmationResponse>
        QuestionPassedOn: MessageTypeDefinition<_tocsin_crisis_v1_QuestionPassedOnInput, _tocsin_crisis_v1_QuestionPassedOn>
        RecoveryProposed: MessageTypeDefinition<_tocsin_crisis_v1_RecoveryProposedInput, _tocsin_crisis_v1_RecoveryProposed>
        RecoveryStarted: MessageTypeDefinition<_tocsin_crisis_v1_RecoveryStartedInput, _tocsin_crisis_v1_RecoveryStarted>
        Relapsed: MessageTypeDefinition<_tocsin_crisis_v1_RelapsedInput, _tocsin_crisis_v1_Relapsed>
        ReopenCrisisRequest: MessageTypeDefinition<_tocsin_crisis_v1_ReopenCrisisRequestInput, _tocsin_crisis_v1_ReopenCrisisRequest>
        ReopenCrisisResponse: MessageTypeDefinition<_tocsin_crisis_v1_ReopenCrisisResponseInput, _tocsin_crisis_v1_ReopenCrisisResponse>
        Reopened: MessageTypeDefinition<_tocsin_crisis_v1_ReopenedInput, _tocsin_crisis_v1_Reopened>
        ReviewCompleted: MessageTypeDefinition<_tocsin_crisis_v1_ReviewCompletedInput, _tocsin_crisis_v1_ReviewCompleted>
        ReviewOpened: MessageTypeDefinition<_tocsin_crisis_v1_ReviewOpenedInput, _tocsin_crisis_v1_ReviewOpened>
        RoleAssigned: MessageTypeDefinition<_tocsin_crisis_v1_RoleAssignedInput, _tocsin_crisis_v1_RoleAssigned>
        RoleHeld: MessageTypeDefinition<_tocsin_crisis_v1_RoleHeldInput, _tocsin_crisis_v1_RoleHeld>
        SecondConfirmationRequested: MessageTypeDefinition<_tocsin_crisis_v1_SecondConfirmationRequestedInput, _tocsin_crisis_v1_SecondConfirmationRequested>
        StageEntered: MessageTypeDefinition<_tocsin_crisis_v1_StageEnteredInput, _tocsin_crisis_v1_StageEntered>
        StartRecoveryRequest: MessageTypeDefinition<_tocsin_crisis_v1_StartRecoveryRequestInput, _tocsin_crisis_v1_StartRecoveryRequest>
        StartRecoveryResponse: MessageTypeDefinition<_tocsin_crisis_v1_StartRecoveryResponseInput, _tocsin_crisis_v1_StartRecoveryResponse>
        Step: MessageTypeDefinition<_tocsin_crisis_v1_StepInput, _tocsin_crisis_v1_Step>
        StepBlocked: MessageTypeDefinition<_tocsin_crisis_v1_StepBlockedInput, _tocsin_crisis_v1_StepBlocked>
        StepCompleted: MessageTypeDefinition<_tocsin_crisis_v1_StepCompletedInput, _tocsin_crisis_v1_StepCompleted>
        StepOverdue: MessageTypeDefinition<_tocsin_crisis_v1_StepOverdueInput, _tocsin_crisis_v1_StepOverdue>
        StepState: EnumTypeDefinition
        StepTaken: MessageTypeDefinition<_tocsin_crisis_v1_StepTakenInput, _tocsin_crisis_v1_StepTaken>
        Suspected: MessageTypeDefinition<_tocsin_crisis_v1_SuspectedInput, _tocsin_crisis_v1_Suspected>
        TakeStepRequest: MessageTypeDefinition<_tocsin_crisis_v1_TakeStepRequestInput, _tocsin_crisis_v1_TakeStepRequest>
        TakeStepResponse: MessageTypeDefinition<_tocsin_crisis_v1_TakeStepResponseInput, _tocsin_crisis_v1_TakeStepResponse>
        TimelineEntry: MessageTypeDefinition<_tocsin_crisis_v1_TimelineEntryInput, _tocsin_crisis_v1_TimelineEntry>
        UpdateOverdue: MessageTypeDefinition<_tocsin_crisis_v1_UpdateOverdueInput, _tocsin_crisis_v1_UpdateOverdue>
        UpdatePosted: MessageTypeDefinition<_tocsin_crisis_v1_UpdatePostedInput, _tocsin_crisis_v1_UpdatePosted>
        UsualAgain: MessageTypeDefinition<_tocsin_crisis_v1_UsualAgainInput, _tocsin_crisis_v1_UsualAgain>
        WatchBrandsRequest: MessageTypeDefinition<_tocsin_crisis_v1_WatchBrandsRequestInput, _tocsin_crisis_v1_WatchBrandsRequest>
        WatchBrandsResponse: MessageTypeDefinition<_tocsin_crisis_v1_WatchBrandsResponseInput, _tocsin_crisis_v1_WatchBrandsResponse>
        WatchCrisisRequest: MessageTypeDefinition<_tocsin_crisis_v1_WatchCrisisRequestInput, _tocsin_crisis_v1_WatchCrisisRequest>
        WatchCrisisResponse: MessageTypeDefinition<_tocsin_crisis_v1_WatchCrisisResponseInput, _tocsin_crisis_v1_WatchCrisisResponse>
      }
    }
  }
}

