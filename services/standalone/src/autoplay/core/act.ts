import type { AnswerQuestionRequestInput } from '@tocsin/shared/gen/tocsin/crisis/v1/AnswerQuestionRequest.ts'
import type { AskExpertRequestInput } from '@tocsin/shared/gen/tocsin/crisis/v1/AskExpertRequest.ts'
import type { ChangeStageRequestInput } from '@tocsin/shared/gen/tocsin/crisis/v1/ChangeStageRequest.ts'
import type { CloseCrisisRequestInput } from '@tocsin/shared/gen/tocsin/crisis/v1/CloseCrisisRequest.ts'
import type { CompleteReviewRequestInput } from '@tocsin/shared/gen/tocsin/crisis/v1/CompleteReviewRequest.ts'
import type { CompleteStepRequestInput } from '@tocsin/shared/gen/tocsin/crisis/v1/CompleteStepRequest.ts'
import type { ConfirmCrisisRequestInput } from '@tocsin/shared/gen/tocsin/crisis/v1/ConfirmCrisisRequest.ts'
import type { NameCauseRequestInput } from '@tocsin/shared/gen/tocsin/crisis/v1/NameCauseRequest.ts'
import type { PostUpdateRequestInput } from '@tocsin/shared/gen/tocsin/crisis/v1/PostUpdateRequest.ts'
import type { StartRecoveryRequestInput } from '@tocsin/shared/gen/tocsin/crisis/v1/StartRecoveryRequest.ts'
import type { TakeStepRequestInput } from '@tocsin/shared/gen/tocsin/crisis/v1/TakeStepRequest.ts'
import type { ReleaseHoldRequestInput } from '@tocsin/shared/gen/tocsin/hold/v1/ReleaseHoldRequest.ts'
import type { ReportEnforcementRequestInput } from '@tocsin/shared/gen/tocsin/hold/v1/ReportEnforcementRequest.ts'

type Call<Method extends string, Request> = { readonly method: Method; readonly request: Request }

/** What a person does: a call of the API without its request id and crisis, or the link of a notification. */
export type Act =
  | Call<'confirmCrisis', ConfirmCrisisRequestInput>
  | Call<'takeStep', TakeStepRequestInput>
  | Call<'completeStep', CompleteStepRequestInput>
  | Call<'askExpert', AskExpertRequestInput>
  | Call<'answerQuestion', AnswerQuestionRequestInput>
  | Call<'postUpdate', PostUpdateRequestInput>
  | Call<'changeStage', ChangeStageRequestInput>
  | Call<'nameCause', NameCauseRequestInput>
  | Call<'startRecovery', StartRecoveryRequestInput>
  | Call<'closeCrisis', CloseCrisisRequestInput>
  | Call<'completeReview', CompleteReviewRequestInput>
  | Call<'releaseHold', ReleaseHoldRequestInput>
  | Call<'reportEnforcement', ReportEnforcementRequestInput>
  | Call<'followLink', { readonly sentFromMs: number }>
