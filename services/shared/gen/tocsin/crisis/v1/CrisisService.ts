// Original file: tocsin/crisis/v1/crisis.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AcknowledgeRequestInput as _tocsin_crisis_v1_AcknowledgeRequestInput, AcknowledgeRequest as _tocsin_crisis_v1_AcknowledgeRequest } from '../../../tocsin/crisis/v1/AcknowledgeRequest.ts';
import type { AcknowledgeResponseInput as _tocsin_crisis_v1_AcknowledgeResponseInput, AcknowledgeResponse as _tocsin_crisis_v1_AcknowledgeResponse } from '../../../tocsin/crisis/v1/AcknowledgeResponse.ts';
import type { AnswerQuestionRequestInput as _tocsin_crisis_v1_AnswerQuestionRequestInput, AnswerQuestionRequest as _tocsin_crisis_v1_AnswerQuestionRequest } from '../../../tocsin/crisis/v1/AnswerQuestionRequest.ts';
import type { AnswerQuestionResponseInput as _tocsin_crisis_v1_AnswerQuestionResponseInput, AnswerQuestionResponse as _tocsin_crisis_v1_AnswerQuestionResponse } from '../../../tocsin/crisis/v1/AnswerQuestionResponse.ts';
import type { AskExpertRequestInput as _tocsin_crisis_v1_AskExpertRequestInput, AskExpertRequest as _tocsin_crisis_v1_AskExpertRequest } from '../../../tocsin/crisis/v1/AskExpertRequest.ts';
import type { AskExpertResponseInput as _tocsin_crisis_v1_AskExpertResponseInput, AskExpertResponse as _tocsin_crisis_v1_AskExpertResponse } from '../../../tocsin/crisis/v1/AskExpertResponse.ts';
import type { AssignRoleRequestInput as _tocsin_crisis_v1_AssignRoleRequestInput, AssignRoleRequest as _tocsin_crisis_v1_AssignRoleRequest } from '../../../tocsin/crisis/v1/AssignRoleRequest.ts';
import type { AssignRoleResponseInput as _tocsin_crisis_v1_AssignRoleResponseInput, AssignRoleResponse as _tocsin_crisis_v1_AssignRoleResponse } from '../../../tocsin/crisis/v1/AssignRoleResponse.ts';
import type { ChangeStageRequestInput as _tocsin_crisis_v1_ChangeStageRequestInput, ChangeStageRequest as _tocsin_crisis_v1_ChangeStageRequest } from '../../../tocsin/crisis/v1/ChangeStageRequest.ts';
import type { ChangeStageResponseInput as _tocsin_crisis_v1_ChangeStageResponseInput, ChangeStageResponse as _tocsin_crisis_v1_ChangeStageResponse } from '../../../tocsin/crisis/v1/ChangeStageResponse.ts';
import type { CloseCrisisRequestInput as _tocsin_crisis_v1_CloseCrisisRequestInput, CloseCrisisRequest as _tocsin_crisis_v1_CloseCrisisRequest } from '../../../tocsin/crisis/v1/CloseCrisisRequest.ts';
import type { CloseCrisisResponseInput as _tocsin_crisis_v1_CloseCrisisResponseInput, CloseCrisisResponse as _tocsin_crisis_v1_CloseCrisisResponse } from '../../../tocsin/crisis/v1/CloseCrisisResponse.ts';
import type { CompleteReviewRequestInput as _tocsin_crisis_v1_CompleteReviewRequestInput, CompleteReviewRequest as _tocsin_crisis_v1_CompleteReviewRequest } from '../../../tocsin/crisis/v1/CompleteReviewRequest.ts';
import type { CompleteReviewResponseInput as _tocsin_crisis_v1_CompleteReviewResponseInput, CompleteReviewResponse as _tocsin_crisis_v1_CompleteReviewResponse } from '../../../tocsin/crisis/v1/CompleteReviewResponse.ts';
import type { CompleteStepRequestInput as _tocsin_crisis_v1_CompleteStepRequestInput, CompleteStepRequest as _tocsin_crisis_v1_CompleteStepRequest } from '../../../tocsin/crisis/v1/CompleteStepRequest.ts';
import type { CompleteStepResponseInput as _tocsin_crisis_v1_CompleteStepResponseInput, CompleteStepResponse as _tocsin_crisis_v1_CompleteStepResponse } from '../../../tocsin/crisis/v1/CompleteStepResponse.ts';
import type { ConfirmCrisisRequestInput as _tocsin_crisis_v1_ConfirmCrisisRequestInput, ConfirmCrisisRequest as _tocsin_crisis_v1_ConfirmCrisisRequest } from '../../../tocsin/crisis/v1/ConfirmCrisisRequest.ts';
import type { ConfirmCrisisResponseInput as _tocsin_crisis_v1_ConfirmCrisisResponseInput, ConfirmCrisisResponse as _tocsin_crisis_v1_ConfirmCrisisResponse } from '../../../tocsin/crisis/v1/ConfirmCrisisResponse.ts';
import type { DeclineCrisisRequestInput as _tocsin_crisis_v1_DeclineCrisisRequestInput, DeclineCrisisRequest as _tocsin_crisis_v1_DeclineCrisisRequest } from '../../../tocsin/crisis/v1/DeclineCrisisRequest.ts';
import type { DeclineCrisisResponseInput as _tocsin_crisis_v1_DeclineCrisisResponseInput, DeclineCrisisResponse as _tocsin_crisis_v1_DeclineCrisisResponse } from '../../../tocsin/crisis/v1/DeclineCrisisResponse.ts';
import type { DescribeFlagCodeRequestInput as _tocsin_crisis_v1_DescribeFlagCodeRequestInput, DescribeFlagCodeRequest as _tocsin_crisis_v1_DescribeFlagCodeRequest } from '../../../tocsin/crisis/v1/DescribeFlagCodeRequest.ts';
import type { DescribeFlagCodeResponseInput as _tocsin_crisis_v1_DescribeFlagCodeResponseInput, DescribeFlagCodeResponse as _tocsin_crisis_v1_DescribeFlagCodeResponse } from '../../../tocsin/crisis/v1/DescribeFlagCodeResponse.ts';
import type { DescribeLinkRequestInput as _tocsin_crisis_v1_DescribeLinkRequestInput, DescribeLinkRequest as _tocsin_crisis_v1_DescribeLinkRequest } from '../../../tocsin/crisis/v1/DescribeLinkRequest.ts';
import type { DescribeLinkResponseInput as _tocsin_crisis_v1_DescribeLinkResponseInput, DescribeLinkResponse as _tocsin_crisis_v1_DescribeLinkResponse } from '../../../tocsin/crisis/v1/DescribeLinkResponse.ts';
import type { FlagConcernRequestInput as _tocsin_crisis_v1_FlagConcernRequestInput, FlagConcernRequest as _tocsin_crisis_v1_FlagConcernRequest } from '../../../tocsin/crisis/v1/FlagConcernRequest.ts';
import type { FlagConcernResponseInput as _tocsin_crisis_v1_FlagConcernResponseInput, FlagConcernResponse as _tocsin_crisis_v1_FlagConcernResponse } from '../../../tocsin/crisis/v1/FlagConcernResponse.ts';
import type { GetCallerRequestInput as _tocsin_crisis_v1_GetCallerRequestInput, GetCallerRequest as _tocsin_crisis_v1_GetCallerRequest } from '../../../tocsin/crisis/v1/GetCallerRequest.ts';
import type { GetCallerResponseInput as _tocsin_crisis_v1_GetCallerResponseInput, GetCallerResponse as _tocsin_crisis_v1_GetCallerResponse } from '../../../tocsin/crisis/v1/GetCallerResponse.ts';
import type { GetCrisisRequestInput as _tocsin_crisis_v1_GetCrisisRequestInput, GetCrisisRequest as _tocsin_crisis_v1_GetCrisisRequest } from '../../../tocsin/crisis/v1/GetCrisisRequest.ts';
import type { GetCrisisResponseInput as _tocsin_crisis_v1_GetCrisisResponseInput, GetCrisisResponse as _tocsin_crisis_v1_GetCrisisResponse } from '../../../tocsin/crisis/v1/GetCrisisResponse.ts';
import type { GetTimelineRequestInput as _tocsin_crisis_v1_GetTimelineRequestInput, GetTimelineRequest as _tocsin_crisis_v1_GetTimelineRequest } from '../../../tocsin/crisis/v1/GetTimelineRequest.ts';
import type { GetTimelineResponseInput as _tocsin_crisis_v1_GetTimelineResponseInput, GetTimelineResponse as _tocsin_crisis_v1_GetTimelineResponse } from '../../../tocsin/crisis/v1/GetTimelineResponse.ts';
import type { JoinBrandRequestInput as _tocsin_crisis_v1_JoinBrandRequestInput, JoinBrandRequest as _tocsin_crisis_v1_JoinBrandRequest } from '../../../tocsin/crisis/v1/JoinBrandRequest.ts';
import type { JoinBrandResponseInput as _tocsin_crisis_v1_JoinBrandResponseInput, JoinBrandResponse as _tocsin_crisis_v1_JoinBrandResponse } from '../../../tocsin/crisis/v1/JoinBrandResponse.ts';
import type { ListBrandsRequestInput as _tocsin_crisis_v1_ListBrandsRequestInput, ListBrandsRequest as _tocsin_crisis_v1_ListBrandsRequest } from '../../../tocsin/crisis/v1/ListBrandsRequest.ts';
import type { ListBrandsResponseInput as _tocsin_crisis_v1_ListBrandsResponseInput, ListBrandsResponse as _tocsin_crisis_v1_ListBrandsResponse } from '../../../tocsin/crisis/v1/ListBrandsResponse.ts';
import type { ListCrisesRequestInput as _tocsin_crisis_v1_ListCrisesRequestInput, ListCrisesRequest as _tocsin_crisis_v1_ListCrisesRequest } from '../../../tocsin/crisis/v1/ListCrisesRequest.ts';
import type { ListCrisesResponseInput as _tocsin_crisis_v1_ListCrisesResponseInput, ListCrisesResponse as _tocsin_crisis_v1_ListCrisesResponse } from '../../../tocsin/crisis/v1/ListCrisesResponse.ts';
import type { NameCauseRequestInput as _tocsin_crisis_v1_NameCauseRequestInput, NameCauseRequest as _tocsin_crisis_v1_NameCauseRequest } from '../../../tocsin/crisis/v1/NameCauseRequest.ts';
import type { NameCauseResponseInput as _tocsin_crisis_v1_NameCauseResponseInput, NameCauseResponse as _tocsin_crisis_v1_NameCauseResponse } from '../../../tocsin/crisis/v1/NameCauseResponse.ts';
import type { PostUpdateRequestInput as _tocsin_crisis_v1_PostUpdateRequestInput, PostUpdateRequest as _tocsin_crisis_v1_PostUpdateRequest } from '../../../tocsin/crisis/v1/PostUpdateRequest.ts';
import type { PostUpdateResponseInput as _tocsin_crisis_v1_PostUpdateResponseInput, PostUpdateResponse as _tocsin_crisis_v1_PostUpdateResponse } from '../../../tocsin/crisis/v1/PostUpdateResponse.ts';
import type { PreviewConfirmationRequestInput as _tocsin_crisis_v1_PreviewConfirmationRequestInput, PreviewConfirmationRequest as _tocsin_crisis_v1_PreviewConfirmationRequest } from '../../../tocsin/crisis/v1/PreviewConfirmationRequest.ts';
import type { PreviewConfirmationResponseInput as _tocsin_crisis_v1_PreviewConfirmationResponseInput, PreviewConfirmationResponse as _tocsin_crisis_v1_PreviewConfirmationResponse } from '../../../tocsin/crisis/v1/PreviewConfirmationResponse.ts';
import type { ReopenCrisisRequestInput as _tocsin_crisis_v1_ReopenCrisisRequestInput, ReopenCrisisRequest as _tocsin_crisis_v1_ReopenCrisisRequest } from '../../../tocsin/crisis/v1/ReopenCrisisRequest.ts';
import type { ReopenCrisisResponseInput as _tocsin_crisis_v1_ReopenCrisisResponseInput, ReopenCrisisResponse as _tocsin_crisis_v1_ReopenCrisisResponse } from '../../../tocsin/crisis/v1/ReopenCrisisResponse.ts';
import type { StartRecoveryRequestInput as _tocsin_crisis_v1_StartRecoveryRequestInput, StartRecoveryRequest as _tocsin_crisis_v1_StartRecoveryRequest } from '../../../tocsin/crisis/v1/StartRecoveryRequest.ts';
import type { StartRecoveryResponseInput as _tocsin_crisis_v1_StartRecoveryResponseInput, StartRecoveryResponse as _tocsin_crisis_v1_StartRecoveryResponse } from '../../../tocsin/crisis/v1/StartRecoveryResponse.ts';
import type { TakeStepRequestInput as _tocsin_crisis_v1_TakeStepRequestInput, TakeStepRequest as _tocsin_crisis_v1_TakeStepRequest } from '../../../tocsin/crisis/v1/TakeStepRequest.ts';
import type { TakeStepResponseInput as _tocsin_crisis_v1_TakeStepResponseInput, TakeStepResponse as _tocsin_crisis_v1_TakeStepResponse } from '../../../tocsin/crisis/v1/TakeStepResponse.ts';
import type { WatchBrandsRequestInput as _tocsin_crisis_v1_WatchBrandsRequestInput, WatchBrandsRequest as _tocsin_crisis_v1_WatchBrandsRequest } from '../../../tocsin/crisis/v1/WatchBrandsRequest.ts';
import type { WatchBrandsResponseInput as _tocsin_crisis_v1_WatchBrandsResponseInput, WatchBrandsResponse as _tocsin_crisis_v1_WatchBrandsResponse } from '../../../tocsin/crisis/v1/WatchBrandsResponse.ts';
import type { WatchCrisisRequestInput as _tocsin_crisis_v1_WatchCrisisRequestInput, WatchCrisisRequest as _tocsin_crisis_v1_WatchCrisisRequest } from '../../../tocsin/crisis/v1/WatchCrisisRequest.ts';
import type { WatchCrisisResponseInput as _tocsin_crisis_v1_WatchCrisisResponseInput, WatchCrisisResponse as _tocsin_crisis_v1_WatchCrisisResponse } from '../../../tocsin/crisis/v1/WatchCrisisResponse.ts';

/**
 * Every changing method is idempotent by request_id. A refusal carries ErrorInfo.reason, e.g. NOT_SUSPECTED or NOT_ASKED.
 */
export interface CrisisServiceClient extends grpc.Client {
  Acknowledge(argument: _tocsin_crisis_v1_AcknowledgeRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_AcknowledgeResponse>): grpc.ClientUnaryCall;
  Acknowledge(argument: _tocsin_crisis_v1_AcknowledgeRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_AcknowledgeResponse>): grpc.ClientUnaryCall;
  Acknowledge(argument: _tocsin_crisis_v1_AcknowledgeRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_AcknowledgeResponse>): grpc.ClientUnaryCall;
  Acknowledge(argument: _tocsin_crisis_v1_AcknowledgeRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_AcknowledgeResponse>): grpc.ClientUnaryCall;
  acknowledge(argument: _tocsin_crisis_v1_AcknowledgeRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_AcknowledgeResponse>): grpc.ClientUnaryCall;
  acknowledge(argument: _tocsin_crisis_v1_AcknowledgeRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_AcknowledgeResponse>): grpc.ClientUnaryCall;
  acknowledge(argument: _tocsin_crisis_v1_AcknowledgeRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_AcknowledgeResponse>): grpc.ClientUnaryCall;
  acknowledge(argument: _tocsin_crisis_v1_AcknowledgeRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_AcknowledgeResponse>): grpc.ClientUnaryCall;
  
  AnswerQuestion(argument: _tocsin_crisis_v1_AnswerQuestionRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_AnswerQuestionResponse>): grpc.ClientUnaryCall;
  AnswerQuestion(argument: _tocsin_crisis_v1_AnswerQuestionRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_AnswerQuestionResponse>): grpc.ClientUnaryCall;
  AnswerQuestion(argument: _tocsin_crisis_v1_AnswerQuestionRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_AnswerQuestionResponse>): grpc.ClientUnaryCall;
  AnswerQuestion(argument: _tocsin_crisis_v1_AnswerQuestionRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_AnswerQuestionResponse>): grpc.ClientUnaryCall;
  answerQuestion(argument: _tocsin_crisis_v1_AnswerQuestionRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_AnswerQuestionResponse>): grpc.ClientUnaryCall;
  answerQuestion(argument: _tocsin_crisis_v1_AnswerQuestionRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_AnswerQuestionResponse>): grpc.ClientUnaryCall;
  answerQuestion(argument: _tocsin_crisis_v1_AnswerQuestionRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_AnswerQuestionResponse>): grpc.ClientUnaryCall;
  answerQuestion(argument: _tocsin_crisis_v1_AnswerQuestionRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_AnswerQuestionResponse>): grpc.ClientUnaryCall;
  
  AskExpert(argument: _tocsin_crisis_v1_AskExpertRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_AskExpertResponse>): grpc.ClientUnaryCall;
  AskExpert(argument: _tocsin_crisis_v1_AskExpertRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_AskExpertResponse>): grpc.ClientUnaryCall;
  AskExpert(argument: _tocsin_crisis_v1_AskExpertRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_AskExpertResponse>): grpc.ClientUnaryCall;
  AskExpert(argument: _tocsin_crisis_v1_AskExpertRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_AskExpertResponse>): grpc.ClientUnaryCall;
  askExpert(argument: _tocsin_crisis_v1_AskExpertRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_AskExpertResponse>): grpc.ClientUnaryCall;
  askExpert(argument: _tocsin_crisis_v1_AskExpertRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_AskExpertResponse>): grpc.ClientUnaryCall;
  askExpert(argument: _tocsin_crisis_v1_AskExpertRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_AskExpertResponse>): grpc.ClientUnaryCall;
  askExpert(argument: _tocsin_crisis_v1_AskExpertRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_AskExpertResponse>): grpc.ClientUnaryCall;
  
  AssignRole(argument: _tocsin_crisis_v1_AssignRoleRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_AssignRoleResponse>): grpc.ClientUnaryCall;
  AssignRole(argument: _tocsin_crisis_v1_AssignRoleRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_AssignRoleResponse>): grpc.ClientUnaryCall;
  AssignRole(argument: _tocsin_crisis_v1_AssignRoleRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_AssignRoleResponse>): grpc.ClientUnaryCall;
  AssignRole(argument: _tocsin_crisis_v1_AssignRoleRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_AssignRoleResponse>): grpc.ClientUnaryCall;
  assignRole(argument: _tocsin_crisis_v1_AssignRoleRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_AssignRoleResponse>): grpc.ClientUnaryCall;
  assignRole(argument: _tocsin_crisis_v1_AssignRoleRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_AssignRoleResponse>): grpc.ClientUnaryCall;
  assignRole(argument: _tocsin_crisis_v1_AssignRoleRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_AssignRoleResponse>): grpc.ClientUnaryCall;
  assignRole(argument: _tocsin_crisis_v1_AssignRoleRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_AssignRoleResponse>): grpc.ClientUnaryCall;
  
  ChangeStage(argument: _tocsin_crisis_v1_ChangeStageRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_ChangeStageResponse>): grpc.ClientUnaryCall;
  ChangeStage(argument: _tocsin_crisis_v1_ChangeStageRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_ChangeStageResponse>): grpc.ClientUnaryCall;
  ChangeStage(argument: _tocsin_crisis_v1_ChangeStageRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_ChangeStageResponse>): grpc.ClientUnaryCall;
  ChangeStage(argument: _tocsin_crisis_v1_ChangeStageRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_ChangeStageResponse>): grpc.ClientUnaryCall;
  changeStage(argument: _tocsin_crisis_v1_ChangeStageRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_ChangeStageResponse>): grpc.ClientUnaryCall;
  changeStage(argument: _tocsin_crisis_v1_ChangeStageRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_ChangeStageResponse>): grpc.ClientUnaryCall;
  changeStage(argument: _tocsin_crisis_v1_ChangeStageRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_ChangeStageResponse>): grpc.ClientUnaryCall;
  changeStage(argument: _tocsin_crisis_v1_ChangeStageRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_ChangeStageResponse>): grpc.ClientUnaryCall;
  
  CloseCrisis(argument: _tocsin_crisis_v1_CloseCrisisRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_CloseCrisisResponse>): grpc.ClientUnaryCall;
  CloseCrisis(argument: _tocsin_crisis_v1_CloseCrisisRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_CloseCrisisResponse>): grpc.ClientUnaryCall;
  CloseCrisis(argument: _tocsin_crisis_v1_CloseCrisisRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_CloseCrisisResponse>): grpc.ClientUnaryCall;
  CloseCrisis(argument: _tocsin_crisis_v1_CloseCrisisRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_CloseCrisisResponse>): grpc.ClientUnaryCall;
  closeCrisis(argument: _tocsin_crisis_v1_CloseCrisisRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_CloseCrisisResponse>): grpc.ClientUnaryCall;
  closeCrisis(argument: _tocsin_crisis_v1_CloseCrisisRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_CloseCrisisResponse>): grpc.ClientUnaryCall;
  closeCrisis(argument: _tocsin_crisis_v1_CloseCrisisRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_CloseCrisisResponse>): grpc.ClientUnaryCall;
  closeCrisis(argument: _tocsin_crisis_v1_CloseCrisisRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_CloseCrisisResponse>): grpc.ClientUnaryCall;
  
  CompleteReview(argument: _tocsin_crisis_v1_CompleteReviewRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_CompleteReviewResponse>): grpc.ClientUnaryCall;
  CompleteReview(argument: _tocsin_crisis_v1_CompleteReviewRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_CompleteReviewResponse>): grpc.ClientUnaryCall;
  CompleteReview(argument: _tocsin_crisis_v1_CompleteReviewRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_CompleteReviewResponse>): grpc.ClientUnaryCall;
  CompleteReview(argument: _tocsin_crisis_v1_CompleteReviewRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_CompleteReviewResponse>): grpc.ClientUnaryCall;
  completeReview(argument: _tocsin_crisis_v1_CompleteReviewRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_CompleteReviewResponse>): grpc.ClientUnaryCall;
  completeReview(argument: _tocsin_crisis_v1_CompleteReviewRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_CompleteReviewResponse>): grpc.ClientUnaryCall;
  completeReview(argument: _tocsin_crisis_v1_CompleteReviewRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_CompleteReviewResponse>): grpc.ClientUnaryCall;
  completeReview(argument: _tocsin_crisis_v1_CompleteReviewRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_CompleteReviewResponse>): grpc.ClientUnaryCall;
  
  CompleteStep(argument: _tocsin_crisis_v1_CompleteStepRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_CompleteStepResponse>): grpc.ClientUnaryCall;
  CompleteStep(argument: _tocsin_crisis_v1_CompleteStepRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_CompleteStepResponse>): grpc.ClientUnaryCall;
  CompleteStep(argument: _tocsin_crisis_v1_CompleteStepRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_CompleteStepResponse>): grpc.ClientUnaryCall;
  CompleteStep(argument: _tocsin_crisis_v1_CompleteStepRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_CompleteStepResponse>): grpc.ClientUnaryCall;
  completeStep(argument: _tocsin_crisis_v1_CompleteStepRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_CompleteStepResponse>): grpc.ClientUnaryCall;
  completeStep(argument: _tocsin_crisis_v1_CompleteStepRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_CompleteStepResponse>): grpc.ClientUnaryCall;
  completeStep(argument: _tocsin_crisis_v1_CompleteStepRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_CompleteStepResponse>): grpc.ClientUnaryCall;
  completeStep(argument: _tocsin_crisis_v1_CompleteStepRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_CompleteStepResponse>): grpc.ClientUnaryCall;
  
  ConfirmCrisis(argument: _tocsin_crisis_v1_ConfirmCrisisRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_ConfirmCrisisResponse>): grpc.ClientUnaryCall;
  ConfirmCrisis(argument: _tocsin_crisis_v1_ConfirmCrisisRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_ConfirmCrisisResponse>): grpc.ClientUnaryCall;
  ConfirmCrisis(argument: _tocsin_crisis_v1_ConfirmCrisisRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_ConfirmCrisisResponse>): grpc.ClientUnaryCall;
  ConfirmCrisis(argument: _tocsin_crisis_v1_ConfirmCrisisRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_ConfirmCrisisResponse>): grpc.ClientUnaryCall;
  confirmCrisis(argument: _tocsin_crisis_v1_ConfirmCrisisRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_ConfirmCrisisResponse>): grpc.ClientUnaryCall;
  confirmCrisis(argument: _tocsin_crisis_v1_ConfirmCrisisRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_ConfirmCrisisResponse>): grpc.ClientUnaryCall;
  confirmCrisis(argument: _tocsin_crisis_v1_ConfirmCrisisRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_ConfirmCrisisResponse>): grpc.ClientUnaryCall;
  confirmCrisis(argument: _tocsin_crisis_v1_ConfirmCrisisRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_ConfirmCrisisResponse>): grpc.ClientUnaryCall;
  
  DeclineCrisis(argument: _tocsin_crisis_v1_DeclineCrisisRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_DeclineCrisisResponse>): grpc.ClientUnaryCall;
  DeclineCrisis(argument: _tocsin_crisis_v1_DeclineCrisisRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_DeclineCrisisResponse>): grpc.ClientUnaryCall;
  DeclineCrisis(argument: _tocsin_crisis_v1_DeclineCrisisRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_DeclineCrisisResponse>): grpc.ClientUnaryCall;
  DeclineCrisis(argument: _tocsin_crisis_v1_DeclineCrisisRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_DeclineCrisisResponse>): grpc.ClientUnaryCall;
  declineCrisis(argument: _tocsin_crisis_v1_DeclineCrisisRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_DeclineCrisisResponse>): grpc.ClientUnaryCall;
  declineCrisis(argument: _tocsin_crisis_v1_DeclineCrisisRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_DeclineCrisisResponse>): grpc.ClientUnaryCall;
  declineCrisis(argument: _tocsin_crisis_v1_DeclineCrisisRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_DeclineCrisisResponse>): grpc.ClientUnaryCall;
  declineCrisis(argument: _tocsin_crisis_v1_DeclineCrisisRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_DeclineCrisisResponse>): grpc.ClientUnaryCall;
  
  /**
   * Needs no token but the code.
   */
  DescribeFlagCode(argument: _tocsin_crisis_v1_DescribeFlagCodeRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_DescribeFlagCodeResponse>): grpc.ClientUnaryCall;
  DescribeFlagCode(argument: _tocsin_crisis_v1_DescribeFlagCodeRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_DescribeFlagCodeResponse>): grpc.ClientUnaryCall;
  DescribeFlagCode(argument: _tocsin_crisis_v1_DescribeFlagCodeRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_DescribeFlagCodeResponse>): grpc.ClientUnaryCall;
  DescribeFlagCode(argument: _tocsin_crisis_v1_DescribeFlagCodeRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_DescribeFlagCodeResponse>): grpc.ClientUnaryCall;
  /**
   * Needs no token but the code.
   */
  describeFlagCode(argument: _tocsin_crisis_v1_DescribeFlagCodeRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_DescribeFlagCodeResponse>): grpc.ClientUnaryCall;
  describeFlagCode(argument: _tocsin_crisis_v1_DescribeFlagCodeRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_DescribeFlagCodeResponse>): grpc.ClientUnaryCall;
  describeFlagCode(argument: _tocsin_crisis_v1_DescribeFlagCodeRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_DescribeFlagCodeResponse>): grpc.ClientUnaryCall;
  describeFlagCode(argument: _tocsin_crisis_v1_DescribeFlagCodeRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_DescribeFlagCodeResponse>): grpc.ClientUnaryCall;
  
  /**
   * Needs no token but the link's.
   */
  DescribeLink(argument: _tocsin_crisis_v1_DescribeLinkRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_DescribeLinkResponse>): grpc.ClientUnaryCall;
  DescribeLink(argument: _tocsin_crisis_v1_DescribeLinkRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_DescribeLinkResponse>): grpc.ClientUnaryCall;
  DescribeLink(argument: _tocsin_crisis_v1_DescribeLinkRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_DescribeLinkResponse>): grpc.ClientUnaryCall;
  DescribeLink(argument: _tocsin_crisis_v1_DescribeLinkRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_DescribeLinkResponse>): grpc.ClientUnaryCall;
  /**
   * Needs no token but the link's.
   */
  describeLink(argument: _tocsin_crisis_v1_DescribeLinkRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_DescribeLinkResponse>): grpc.ClientUnaryCall;
  describeLink(argument: _tocsin_crisis_v1_DescribeLinkRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_DescribeLinkResponse>): grpc.ClientUnaryCall;
  describeLink(argument: _tocsin_crisis_v1_DescribeLinkRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_DescribeLinkResponse>): grpc.ClientUnaryCall;
  describeLink(argument: _tocsin_crisis_v1_DescribeLinkRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_DescribeLinkResponse>): grpc.ClientUnaryCall;
  
  FlagConcern(argument: _tocsin_crisis_v1_FlagConcernRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_FlagConcernResponse>): grpc.ClientUnaryCall;
  FlagConcern(argument: _tocsin_crisis_v1_FlagConcernRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_FlagConcernResponse>): grpc.ClientUnaryCall;
  FlagConcern(argument: _tocsin_crisis_v1_FlagConcernRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_FlagConcernResponse>): grpc.ClientUnaryCall;
  FlagConcern(argument: _tocsin_crisis_v1_FlagConcernRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_FlagConcernResponse>): grpc.ClientUnaryCall;
  flagConcern(argument: _tocsin_crisis_v1_FlagConcernRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_FlagConcernResponse>): grpc.ClientUnaryCall;
  flagConcern(argument: _tocsin_crisis_v1_FlagConcernRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_FlagConcernResponse>): grpc.ClientUnaryCall;
  flagConcern(argument: _tocsin_crisis_v1_FlagConcernRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_FlagConcernResponse>): grpc.ClientUnaryCall;
  flagConcern(argument: _tocsin_crisis_v1_FlagConcernRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_FlagConcernResponse>): grpc.ClientUnaryCall;
  
  GetCaller(argument: _tocsin_crisis_v1_GetCallerRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_GetCallerResponse>): grpc.ClientUnaryCall;
  GetCaller(argument: _tocsin_crisis_v1_GetCallerRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_GetCallerResponse>): grpc.ClientUnaryCall;
  GetCaller(argument: _tocsin_crisis_v1_GetCallerRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_GetCallerResponse>): grpc.ClientUnaryCall;
  GetCaller(argument: _tocsin_crisis_v1_GetCallerRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_GetCallerResponse>): grpc.ClientUnaryCall;
  getCaller(argument: _tocsin_crisis_v1_GetCallerRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_GetCallerResponse>): grpc.ClientUnaryCall;
  getCaller(argument: _tocsin_crisis_v1_GetCallerRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_GetCallerResponse>): grpc.ClientUnaryCall;
  getCaller(argument: _tocsin_crisis_v1_GetCallerRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_GetCallerResponse>): grpc.ClientUnaryCall;
  getCaller(argument: _tocsin_crisis_v1_GetCallerRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_GetCallerResponse>): grpc.ClientUnaryCall;
  
  GetCrisis(argument: _tocsin_crisis_v1_GetCrisisRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_GetCrisisResponse>): grpc.ClientUnaryCall;
  GetCrisis(argument: _tocsin_crisis_v1_GetCrisisRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_GetCrisisResponse>): grpc.ClientUnaryCall;
  GetCrisis(argument: _tocsin_crisis_v1_GetCrisisRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_GetCrisisResponse>): grpc.ClientUnaryCall;
  GetCrisis(argument: _tocsin_crisis_v1_GetCrisisRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_GetCrisisResponse>): grpc.ClientUnaryCall;
  getCrisis(argument: _tocsin_crisis_v1_GetCrisisRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_GetCrisisResponse>): grpc.ClientUnaryCall;
  getCrisis(argument: _tocsin_crisis_v1_GetCrisisRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_GetCrisisResponse>): grpc.ClientUnaryCall;
  getCrisis(argument: _tocsin_crisis_v1_GetCrisisRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_GetCrisisResponse>): grpc.ClientUnaryCall;
  getCrisis(argument: _tocsin_crisis_v1_GetCrisisRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_GetCrisisResponse>): grpc.ClientUnaryCall;
  
  GetTimeline(argument: _tocsin_crisis_v1_GetTimelineRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_GetTimelineResponse>): grpc.ClientUnaryCall;
  GetTimeline(argument: _tocsin_crisis_v1_GetTimelineRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_GetTimelineResponse>): grpc.ClientUnaryCall;
  GetTimeline(argument: _tocsin_crisis_v1_GetTimelineRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_GetTimelineResponse>): grpc.ClientUnaryCall;
  GetTimeline(argument: _tocsin_crisis_v1_GetTimelineRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_GetTimelineResponse>): grpc.ClientUnaryCall;
  getTimeline(argument: _tocsin_crisis_v1_GetTimelineRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_GetTimelineResponse>): grpc.ClientUnaryCall;
  getTimeline(argument: _tocsin_crisis_v1_GetTimelineRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_GetTimelineResponse>): grpc.ClientUnaryCall;
  getTimeline(argument: _tocsin_crisis_v1_GetTimelineRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_GetTimelineResponse>): grpc.ClientUnaryCall;
  getTimeline(argument: _tocsin_crisis_v1_GetTimelineRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_GetTimelineResponse>): grpc.ClientUnaryCall;
  
  /**
   * The crisis concerns another brand too.
   */
  JoinBrand(argument: _tocsin_crisis_v1_JoinBrandRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_JoinBrandResponse>): grpc.ClientUnaryCall;
  JoinBrand(argument: _tocsin_crisis_v1_JoinBrandRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_JoinBrandResponse>): grpc.ClientUnaryCall;
  JoinBrand(argument: _tocsin_crisis_v1_JoinBrandRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_JoinBrandResponse>): grpc.ClientUnaryCall;
  JoinBrand(argument: _tocsin_crisis_v1_JoinBrandRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_JoinBrandResponse>): grpc.ClientUnaryCall;
  /**
   * The crisis concerns another brand too.
   */
  joinBrand(argument: _tocsin_crisis_v1_JoinBrandRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_JoinBrandResponse>): grpc.ClientUnaryCall;
  joinBrand(argument: _tocsin_crisis_v1_JoinBrandRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_JoinBrandResponse>): grpc.ClientUnaryCall;
  joinBrand(argument: _tocsin_crisis_v1_JoinBrandRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_JoinBrandResponse>): grpc.ClientUnaryCall;
  joinBrand(argument: _tocsin_crisis_v1_JoinBrandRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_JoinBrandResponse>): grpc.ClientUnaryCall;
  
  ListBrands(argument: _tocsin_crisis_v1_ListBrandsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_ListBrandsResponse>): grpc.ClientUnaryCall;
  ListBrands(argument: _tocsin_crisis_v1_ListBrandsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_ListBrandsResponse>): grpc.ClientUnaryCall;
  ListBrands(argument: _tocsin_crisis_v1_ListBrandsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_ListBrandsResponse>): grpc.ClientUnaryCall;
  ListBrands(argument: _tocsin_crisis_v1_ListBrandsRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_ListBrandsResponse>): grpc.ClientUnaryCall;
  listBrands(argument: _tocsin_crisis_v1_ListBrandsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_ListBrandsResponse>): grpc.ClientUnaryCall;
  listBrands(argument: _tocsin_crisis_v1_ListBrandsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_ListBrandsResponse>): grpc.ClientUnaryCall;
  listBrands(argument: _tocsin_crisis_v1_ListBrandsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_ListBrandsResponse>): grpc.ClientUnaryCall;
  listBrands(argument: _tocsin_crisis_v1_ListBrandsRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_ListBrandsResponse>): grpc.ClientUnaryCall;
  
  ListCrises(argument: _tocsin_crisis_v1_ListCrisesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_ListCrisesResponse>): grpc.ClientUnaryCall;
  ListCrises(argument: _tocsin_crisis_v1_ListCrisesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_ListCrisesResponse>): grpc.ClientUnaryCall;
  ListCrises(argument: _tocsin_crisis_v1_ListCrisesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_ListCrisesResponse>): grpc.ClientUnaryCall;
  ListCrises(argument: _tocsin_crisis_v1_ListCrisesRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_ListCrisesResponse>): grpc.ClientUnaryCall;
  listCrises(argument: _tocsin_crisis_v1_ListCrisesRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_ListCrisesResponse>): grpc.ClientUnaryCall;
  listCrises(argument: _tocsin_crisis_v1_ListCrisesRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_ListCrisesResponse>): grpc.ClientUnaryCall;
  listCrises(argument: _tocsin_crisis_v1_ListCrisesRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_ListCrisesResponse>): grpc.ClientUnaryCall;
  listCrises(argument: _tocsin_crisis_v1_ListCrisesRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_ListCrisesResponse>): grpc.ClientUnaryCall;
  
  NameCause(argument: _tocsin_crisis_v1_NameCauseRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_NameCauseResponse>): grpc.ClientUnaryCall;
  NameCause(argument: _tocsin_crisis_v1_NameCauseRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_NameCauseResponse>): grpc.ClientUnaryCall;
  NameCause(argument: _tocsin_crisis_v1_NameCauseRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_NameCauseResponse>): grpc.ClientUnaryCall;
  NameCause(argument: _tocsin_crisis_v1_NameCauseRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_NameCauseResponse>): grpc.ClientUnaryCall;
  nameCause(argument: _tocsin_crisis_v1_NameCauseRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_NameCauseResponse>): grpc.ClientUnaryCall;
  nameCause(argument: _tocsin_crisis_v1_NameCauseRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_NameCauseResponse>): grpc.ClientUnaryCall;
  nameCause(argument: _tocsin_crisis_v1_NameCauseRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_NameCauseResponse>): grpc.ClientUnaryCall;
  nameCause(argument: _tocsin_crisis_v1_NameCauseRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_NameCauseResponse>): grpc.ClientUnaryCall;
  
  PostUpdate(argument: _tocsin_crisis_v1_PostUpdateRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_PostUpdateResponse>): grpc.ClientUnaryCall;
  PostUpdate(argument: _tocsin_crisis_v1_PostUpdateRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_PostUpdateResponse>): grpc.ClientUnaryCall;
  PostUpdate(argument: _tocsin_crisis_v1_PostUpdateRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_PostUpdateResponse>): grpc.ClientUnaryCall;
  PostUpdate(argument: _tocsin_crisis_v1_PostUpdateRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_PostUpdateResponse>): grpc.ClientUnaryCall;
  postUpdate(argument: _tocsin_crisis_v1_PostUpdateRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_PostUpdateResponse>): grpc.ClientUnaryCall;
  postUpdate(argument: _tocsin_crisis_v1_PostUpdateRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_PostUpdateResponse>): grpc.ClientUnaryCall;
  postUpdate(argument: _tocsin_crisis_v1_PostUpdateRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_PostUpdateResponse>): grpc.ClientUnaryCall;
  postUpdate(argument: _tocsin_crisis_v1_PostUpdateRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_PostUpdateResponse>): grpc.ClientUnaryCall;
  
  PreviewConfirmation(argument: _tocsin_crisis_v1_PreviewConfirmationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_PreviewConfirmationResponse>): grpc.ClientUnaryCall;
  PreviewConfirmation(argument: _tocsin_crisis_v1_PreviewConfirmationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_PreviewConfirmationResponse>): grpc.ClientUnaryCall;
  PreviewConfirmation(argument: _tocsin_crisis_v1_PreviewConfirmationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_PreviewConfirmationResponse>): grpc.ClientUnaryCall;
  PreviewConfirmation(argument: _tocsin_crisis_v1_PreviewConfirmationRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_PreviewConfirmationResponse>): grpc.ClientUnaryCall;
  previewConfirmation(argument: _tocsin_crisis_v1_PreviewConfirmationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_PreviewConfirmationResponse>): grpc.ClientUnaryCall;
  previewConfirmation(argument: _tocsin_crisis_v1_PreviewConfirmationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_PreviewConfirmationResponse>): grpc.ClientUnaryCall;
  previewConfirmation(argument: _tocsin_crisis_v1_PreviewConfirmationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_PreviewConfirmationResponse>): grpc.ClientUnaryCall;
  previewConfirmation(argument: _tocsin_crisis_v1_PreviewConfirmationRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_PreviewConfirmationResponse>): grpc.ClientUnaryCall;
  
  ReopenCrisis(argument: _tocsin_crisis_v1_ReopenCrisisRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_ReopenCrisisResponse>): grpc.ClientUnaryCall;
  ReopenCrisis(argument: _tocsin_crisis_v1_ReopenCrisisRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_ReopenCrisisResponse>): grpc.ClientUnaryCall;
  ReopenCrisis(argument: _tocsin_crisis_v1_ReopenCrisisRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_ReopenCrisisResponse>): grpc.ClientUnaryCall;
  ReopenCrisis(argument: _tocsin_crisis_v1_ReopenCrisisRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_ReopenCrisisResponse>): grpc.ClientUnaryCall;
  reopenCrisis(argument: _tocsin_crisis_v1_ReopenCrisisRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_ReopenCrisisResponse>): grpc.ClientUnaryCall;
  reopenCrisis(argument: _tocsin_crisis_v1_ReopenCrisisRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_ReopenCrisisResponse>): grpc.ClientUnaryCall;
  reopenCrisis(argument: _tocsin_crisis_v1_ReopenCrisisRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_ReopenCrisisResponse>): grpc.ClientUnaryCall;
  reopenCrisis(argument: _tocsin_crisis_v1_ReopenCrisisRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_ReopenCrisisResponse>): grpc.ClientUnaryCall;
  
  StartRecovery(argument: _tocsin_crisis_v1_StartRecoveryRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_StartRecoveryResponse>): grpc.ClientUnaryCall;
  StartRecovery(argument: _tocsin_crisis_v1_StartRecoveryRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_StartRecoveryResponse>): grpc.ClientUnaryCall;
  StartRecovery(argument: _tocsin_crisis_v1_StartRecoveryRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_StartRecoveryResponse>): grpc.ClientUnaryCall;
  StartRecovery(argument: _tocsin_crisis_v1_StartRecoveryRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_StartRecoveryResponse>): grpc.ClientUnaryCall;
  startRecovery(argument: _tocsin_crisis_v1_StartRecoveryRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_StartRecoveryResponse>): grpc.ClientUnaryCall;
  startRecovery(argument: _tocsin_crisis_v1_StartRecoveryRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_StartRecoveryResponse>): grpc.ClientUnaryCall;
  startRecovery(argument: _tocsin_crisis_v1_StartRecoveryRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_StartRecoveryResponse>): grpc.ClientUnaryCall;
  startRecovery(argument: _tocsin_crisis_v1_StartRecoveryRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_StartRecoveryResponse>): grpc.ClientUnaryCall;
  
  TakeStep(argument: _tocsin_crisis_v1_TakeStepRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_TakeStepResponse>): grpc.ClientUnaryCall;
  TakeStep(argument: _tocsin_crisis_v1_TakeStepRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_TakeStepResponse>): grpc.ClientUnaryCall;
  TakeStep(argument: _tocsin_crisis_v1_TakeStepRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_TakeStepResponse>): grpc.ClientUnaryCall;
  TakeStep(argument: _tocsin_crisis_v1_TakeStepRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_TakeStepResponse>): grpc.ClientUnaryCall;
  takeStep(argument: _tocsin_crisis_v1_TakeStepRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_TakeStepResponse>): grpc.ClientUnaryCall;
  takeStep(argument: _tocsin_crisis_v1_TakeStepRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_crisis_v1_TakeStepResponse>): grpc.ClientUnaryCall;
  takeStep(argument: _tocsin_crisis_v1_TakeStepRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_crisis_v1_TakeStepResponse>): grpc.ClientUnaryCall;
  takeStep(argument: _tocsin_crisis_v1_TakeStepRequestInput, callback: grpc.requestCallback<_tocsin_crisis_v1_TakeStepResponse>): grpc.ClientUnaryCall;
  
  WatchBrands(argument: _tocsin_crisis_v1_WatchBrandsRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_crisis_v1_WatchBrandsResponse>;
  WatchBrands(argument: _tocsin_crisis_v1_WatchBrandsRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_crisis_v1_WatchBrandsResponse>;
  watchBrands(argument: _tocsin_crisis_v1_WatchBrandsRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_crisis_v1_WatchBrandsResponse>;
  watchBrands(argument: _tocsin_crisis_v1_WatchBrandsRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_crisis_v1_WatchBrandsResponse>;
  
  WatchCrisis(argument: _tocsin_crisis_v1_WatchCrisisRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_crisis_v1_WatchCrisisResponse>;
  WatchCrisis(argument: _tocsin_crisis_v1_WatchCrisisRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_crisis_v1_WatchCrisisResponse>;
  watchCrisis(argument: _tocsin_crisis_v1_WatchCrisisRequestInput, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_crisis_v1_WatchCrisisResponse>;
  watchCrisis(argument: _tocsin_crisis_v1_WatchCrisisRequestInput, options?: grpc.CallOptions): grpc.ClientReadableStream<_tocsin_crisis_v1_WatchCrisisResponse>;
  
}

/**
 * Every changing method is idempotent by request_id. A refusal carries ErrorInfo.reason, e.g. NOT_SUSPECTED or NOT_ASKED.
 */
export interface CrisisServiceHandlers extends grpc.UntypedServiceImplementation {
  Acknowledge: grpc.handleUnaryCall<_tocsin_crisis_v1_AcknowledgeRequest, _tocsin_crisis_v1_AcknowledgeResponseInput>;
  
  AnswerQuestion: grpc.handleUnaryCall<_tocsin_crisis_v1_AnswerQuestionRequest, _tocsin_crisis_v1_AnswerQuestionResponseInput>;
  
  AskExpert: grpc.handleUnaryCall<_tocsin_crisis_v1_AskExpertRequest, _tocsin_crisis_v1_AskExpertResponseInput>;
  
  AssignRole: grpc.handleUnaryCall<_tocsin_crisis_v1_AssignRoleRequest, _tocsin_crisis_v1_AssignRoleResponseInput>;
  
  ChangeStage: grpc.handleUnaryCall<_tocsin_crisis_v1_ChangeStageRequest, _tocsin_crisis_v1_ChangeStageResponseInput>;
  
  CloseCrisis: grpc.handleUnaryCall<_tocsin_crisis_v1_CloseCrisisRequest, _tocsin_crisis_v1_CloseCrisisResponseInput>;
  
  CompleteReview: grpc.handleUnaryCall<_tocsin_crisis_v1_CompleteReviewRequest, _tocsin_crisis_v1_CompleteReviewResponseInput>;
  
  CompleteStep: grpc.handleUnaryCall<_tocsin_crisis_v1_CompleteStepRequest, _tocsin_crisis_v1_CompleteStepResponseInput>;
  
  ConfirmCrisis: grpc.handleUnaryCall<_tocsin_crisis_v1_ConfirmCrisisRequest, _tocsin_crisis_v1_ConfirmCrisisResponseInput>;
  
  DeclineCrisis: grpc.handleUnaryCall<_tocsin_crisis_v1_DeclineCrisisRequest, _tocsin_crisis_v1_DeclineCrisisResponseInput>;
  
  /**
   * Needs no token but the code.
   */
  DescribeFlagCode: grpc.handleUnaryCall<_tocsin_crisis_v1_DescribeFlagCodeRequest, _tocsin_crisis_v1_DescribeFlagCodeResponseInput>;
  
  /**
   * Needs no token but the link's.
   */
  DescribeLink: grpc.handleUnaryCall<_tocsin_crisis_v1_DescribeLinkRequest, _tocsin_crisis_v1_DescribeLinkResponseInput>;
  
  FlagConcern: grpc.handleUnaryCall<_tocsin_crisis_v1_FlagConcernRequest, _tocsin_crisis_v1_FlagConcernResponseInput>;
  
  GetCaller: grpc.handleUnaryCall<_tocsin_crisis_v1_GetCallerRequest, _tocsin_crisis_v1_GetCallerResponseInput>;
  
  GetCrisis: grpc.handleUnaryCall<_tocsin_crisis_v1_GetCrisisRequest, _tocsin_crisis_v1_GetCrisisResponseInput>;
  
  GetTimeline: grpc.handleUnaryCall<_tocsin_crisis_v1_GetTimelineRequest, _tocsin_crisis_v1_GetTimelineResponseInput>;
  
  /**
   * The crisis concerns another brand too.
   */
  JoinBrand: grpc.handleUnaryCall<_tocsin_crisis_v1_JoinBrandRequest, _tocsin_crisis_v1_JoinBrandResponseInput>;
  
  ListBrands: grpc.handleUnaryCall<_tocsin_crisis_v1_ListBrandsRequest, _tocsin_crisis_v1_ListBrandsResponseInput>;
  
  ListCrises: grpc.handleUnaryCall<_tocsin_crisis_v1_ListCrisesRequest, _tocsin_crisis_v1_ListCrisesResponseInput>;
  
  NameCause: grpc.handleUnaryCall<_tocsin_crisis_v1_NameCauseRequest, _tocsin_crisis_v1_NameCauseResponseInput>;
  
  PostUpdate: grpc.handleUnaryCall<_tocsin_crisis_v1_PostUpdateRequest, _tocsin_crisis_v1_PostUpdateResponseInput>;
  
  PreviewConfirmation: grpc.handleUnaryCall<_tocsin_crisis_v1_PreviewConfirmationRequest, _tocsin_crisis_v1_PreviewConfirmationResponseInput>;
  
  ReopenCrisis: grpc.handleUnaryCall<_tocsin_crisis_v1_ReopenCrisisRequest, _tocsin_crisis_v1_ReopenCrisisResponseInput>;
  
  StartRecovery: grpc.handleUnaryCall<_tocsin_crisis_v1_StartRecoveryRequest, _tocsin_crisis_v1_StartRecoveryResponseInput>;
  
  TakeStep: grpc.handleUnaryCall<_tocsin_crisis_v1_TakeStepRequest, _tocsin_crisis_v1_TakeStepResponseInput>;
  
  WatchBrands: grpc.handleServerStreamingCall<_tocsin_crisis_v1_WatchBrandsRequest, _tocsin_crisis_v1_WatchBrandsResponseInput>;
  
  WatchCrisis: grpc.handleServerStreamingCall<_tocsin_crisis_v1_WatchCrisisRequest, _tocsin_crisis_v1_WatchCrisisResponseInput>;
  
}

export interface CrisisServiceDefinition extends grpc.ServiceDefinition {
  Acknowledge: MethodDefinition<_tocsin_crisis_v1_AcknowledgeRequestInput, _tocsin_crisis_v1_AcknowledgeResponseInput, _tocsin_crisis_v1_AcknowledgeRequest, _tocsin_crisis_v1_AcknowledgeResponse>
  AnswerQuestion: MethodDefinition<_tocsin_crisis_v1_AnswerQuestionRequestInput, _tocsin_crisis_v1_AnswerQuestionResponseInput, _tocsin_crisis_v1_AnswerQuestionRequest, _tocsin_crisis_v1_AnswerQuestionResponse>
  AskExpert: MethodDefinition<_tocsin_crisis_v1_AskExpertRequestInput, _tocsin_crisis_v1_AskExpertResponseInput, _tocsin_crisis_v1_AskExpertRequest, _tocsin_crisis_v1_AskExpertResponse>
  AssignRole: MethodDefinition<_tocsin_crisis_v1_AssignRoleRequestInput, _tocsin_crisis_v1_AssignRoleResponseInput, _tocsin_crisis_v1_AssignRoleRequest, _tocsin_crisis_v1_AssignRoleResponse>
  ChangeStage: MethodDefinition<_tocsin_crisis_v1_ChangeStageRequestInput, _tocsin_crisis_v1_ChangeStageResponseInput, _tocsin_crisis_v1_ChangeStageRequest, _tocsin_crisis_v1_ChangeStageResponse>
  CloseCrisis: MethodDefinition<_tocsin_crisis_v1_CloseCrisisRequestInput, _tocsin_crisis_v1_CloseCrisisResponseInput, _tocsin_crisis_v1_CloseCrisisRequest, _tocsin_crisis_v1_CloseCrisisResponse>
  CompleteReview: MethodDefinition<_tocsin_crisis_v1_CompleteReviewRequestInput, _tocsin_crisis_v1_CompleteReviewResponseInput, _tocsin_crisis_v1_CompleteReviewRequest, _tocsin_crisis_v1_CompleteReviewResponse>
  CompleteStep: MethodDefinition<_tocsin_crisis_v1_CompleteStepRequestInput, _tocsin_crisis_v1_CompleteStepResponseInput, _tocsin_crisis_v1_CompleteStepRequest, _tocsin_crisis_v1_CompleteStepResponse>
  ConfirmCrisis: MethodDefinition<_tocsin_crisis_v1_ConfirmCrisisRequestInput, _tocsin_crisis_v1_ConfirmCrisisResponseInput, _tocsin_crisis_v1_ConfirmCrisisRequest, _tocsin_crisis_v1_ConfirmCrisisResponse>
  DeclineCrisis: MethodDefinition<_tocsin_crisis_v1_DeclineCrisisRequestInput, _tocsin_crisis_v1_DeclineCrisisResponseInput, _tocsin_crisis_v1_DeclineCrisisRequest, _tocsin_crisis_v1_DeclineCrisisResponse>
  DescribeFlagCode: MethodDefinition<_tocsin_crisis_v1_DescribeFlagCodeRequestInput, _tocsin_crisis_v1_DescribeFlagCodeResponseInput, _tocsin_crisis_v1_DescribeFlagCodeRequest, _tocsin_crisis_v1_DescribeFlagCodeResponse>
  DescribeLink: MethodDefinition<_tocsin_crisis_v1_DescribeLinkRequestInput, _tocsin_crisis_v1_DescribeLinkResponseInput, _tocsin_crisis_v1_DescribeLinkRequest, _tocsin_crisis_v1_DescribeLinkResponse>
  FlagConcern: MethodDefinition<_tocsin_crisis_v1_FlagConcernRequestInput, _tocsin_crisis_v1_FlagConcernResponseInput, _tocsin_crisis_v1_FlagConcernRequest, _tocsin_crisis_v1_FlagConcernResponse>
  GetCaller: MethodDefinition<_tocsin_crisis_v1_GetCallerRequestInput, _tocsin_crisis_v1_GetCallerResponseInput, _tocsin_crisis_v1_GetCallerRequest, _tocsin_crisis_v1_GetCallerResponse>
  GetCrisis: MethodDefinition<_tocsin_crisis_v1_GetCrisisRequestInput, _tocsin_crisis_v1_GetCrisisResponseInput, _tocsin_crisis_v1_GetCrisisRequest, _tocsin_crisis_v1_GetCrisisResponse>
  GetTimeline: MethodDefinition<_tocsin_crisis_v1_GetTimelineRequestInput, _tocsin_crisis_v1_GetTimelineResponseInput, _tocsin_crisis_v1_GetTimelineRequest, _tocsin_crisis_v1_GetTimelineResponse>
  JoinBrand: MethodDefinition<_tocsin_crisis_v1_JoinBrandRequestInput, _tocsin_crisis_v1_JoinBrandResponseInput, _tocsin_crisis_v1_JoinBrandRequest, _tocsin_crisis_v1_JoinBrandResponse>
  ListBrands: MethodDefinition<_tocsin_crisis_v1_ListBrandsRequestInput, _tocsin_crisis_v1_ListBrandsResponseInput, _tocsin_crisis_v1_ListBrandsRequest, _tocsin_crisis_v1_ListBrandsResponse>
  ListCrises: MethodDefinition<_tocsin_crisis_v1_ListCrisesRequestInput, _tocsin_crisis_v1_ListCrisesResponseInput, _tocsin_crisis_v1_ListCrisesRequest, _tocsin_crisis_v1_ListCrisesResponse>
  NameCause: MethodDefinition<_tocsin_crisis_v1_NameCauseRequestInput, _tocsin_crisis_v1_NameCauseResponseInput, _tocsin_crisis_v1_NameCauseRequest, _tocsin_crisis_v1_NameCauseResponse>
  PostUpdate: MethodDefinition<_tocsin_crisis_v1_PostUpdateRequestInput, _tocsin_crisis_v1_PostUpdateResponseInput, _tocsin_crisis_v1_PostUpdateRequest, _tocsin_crisis_v1_PostUpdateResponse>
  PreviewConfirmation: MethodDefinition<_tocsin_crisis_v1_PreviewConfirmationRequestInput, _tocsin_crisis_v1_PreviewConfirmationResponseInput, _tocsin_crisis_v1_PreviewConfirmationRequest, _tocsin_crisis_v1_PreviewConfirmationResponse>
  ReopenCrisis: MethodDefinition<_tocsin_crisis_v1_ReopenCrisisRequestInput, _tocsin_crisis_v1_ReopenCrisisResponseInput, _tocsin_crisis_v1_ReopenCrisisRequest, _tocsin_crisis_v1_ReopenCrisisResponse>
  StartRecovery: MethodDefinition<_tocsin_crisis_v1_StartRecoveryRequestInput, _tocsin_crisis_v1_StartRecoveryResponseInput, _tocsin_crisis_v1_StartRecoveryRequest, _tocsin_crisis_v1_StartRecoveryResponse>
  TakeStep: MethodDefinition<_tocsin_crisis_v1_TakeStepRequestInput, _tocsin_crisis_v1_TakeStepResponseInput, _tocsin_crisis_v1_TakeStepRequest, _tocsin_crisis_v1_TakeStepResponse>
  WatchBrands: MethodDefinition<_tocsin_crisis_v1_WatchBrandsRequestInput, _tocsin_crisis_v1_WatchBrandsResponseInput, _tocsin_crisis_v1_WatchBrandsRequest, _tocsin_crisis_v1_WatchBrandsResponse>
  WatchCrisis: MethodDefinition<_tocsin_crisis_v1_WatchCrisisRequestInput, _tocsin_crisis_v1_WatchCrisisResponseInput, _tocsin_crisis_v1_WatchCrisisRequest, _tocsin_crisis_v1_WatchCrisisResponse>
}
