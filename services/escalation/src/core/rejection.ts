/** Why a command is refused. The API gives it as the reason, so callers may rely on it. */
export type RejectionCode =
  | 'ALREADY_ANSWERED'
  | 'BRAND_IN_OTHER_CRISIS'
  | 'CAUSE_NOT_REMOVED'
  | 'CRISIS_IS_OVER'
  | 'HARM_NOT_ANSWERED'
  | 'HOLD_ALREADY_RELEASED'
  | 'HOLD_NEEDS_BRANDS'
  | 'HOLD_SCOPE_EMPTY'
  | 'HOLD_STILL_ON'
  | 'NOT_ACTIVE'
  | 'NOT_ASKED'
  | 'NOT_ASKED_TO_ACKNOWLEDGE'
  | 'NOT_IN_REVIEW'
  | 'NOT_IN_TEAM'
  | 'NOT_OVER'
  | 'NOT_QUALIFIED'
  | 'NOT_RECOVERING'
  | 'NOT_SUSPECTED'
  | 'NOT_USUAL_YET'
  | 'NOTHING_DUE'
  | 'NO_CAUSE'
  | 'NO_EXPERT'
  | 'NO_SUCH_BRAND'
  | 'NO_SUCH_CRISIS'
  | 'NO_SUCH_HOLD'
  | 'NO_SUCH_PERSON'
  | 'NO_SUCH_POST'
  | 'NO_SUCH_QUESTION'
  | 'NO_SUCH_ROLE'
  | 'NO_SUCH_SCENARIO'
  | 'NO_SUCH_STAGE'
  | 'NO_SUCH_STEP'
  | 'POST_NOT_HELD'
  | 'REVIEW_BY_PAST'
  | 'SAME_STAGE'
  | 'SECOND_PERSON_MUST_DIFFER'
  | 'STAGE_IS_POTENTIAL'
  | 'STEPS_OPEN'
  | 'STEP_ALREADY_DONE'
  | 'STEP_NOT_YOURS'
  | 'STEP_TAKEN_BY_OTHER'
  | 'TEXT_MISSING'

/** A refused command: which rule refuses it and who may, as a sentence. */
export interface Rejection {
  readonly code: RejectionCode
  readonly sentence: string
}

export const reject = (code: RejectionCode, sentence: string): Rejection => ({ code, sentence })

export const isRejection = (value: object): value is Rejection => 'code' in value && 'sentence' in value
