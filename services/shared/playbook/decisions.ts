import type { Decisions, FlagCode } from './plan.ts'
import { duration, flag, refTo, text, textThat } from './scalars.ts'
import { list, mapped, optional, record, required, type Shape } from './shape.ts'

const HOUR_MS = 3_600_000

/** What a playbook that does not say is given; also documented in README.md. */
export const DECISION_DEFAULTS: Decisions = {
  secondPerson: false,
  snoozeMs: HOUR_MS,
  acknowledgementLapseMs: HOUR_MS / 2,
  usualForMs: HOUR_MS / 2,
  expertDeadlineMs: HOUR_MS / 4,
  holdReviewMs: 4 * HOUR_MS,
  reviewDueMs: 7 * 24 * HOUR_MS,
}

const days = (to: string) => duration({ to })

export const decisions: Shape<Decisions> = mapped(
  record({
    secondPerson: optional(flag, DECISION_DEFAULTS.secondPerson, 'Confirming needs two people.'),
    snooze: optional(days('7d'), DECISION_DEFAULTS.snoozeMs, 'A declined suspicion is quiet for this long.'),
    acknowledgementLapse: optional(
      days('7d'),
      DECISION_DEFAULTS.acknowledgementLapseMs,
      'An acknowledgement lapses after this long without a sign on a step that must be done.',
    ),
    usualFor: optional(days('7d'), DECISION_DEFAULTS.usualForMs, 'Usual for this long before recovery is proposed.'),
    expertDeadline: optional(days('7d'), DECISION_DEFAULTS.expertDeadlineMs, 'Then the next expert is asked.'),
    holdReview: optional(days('30d'), DECISION_DEFAULTS.holdReviewMs, 'A hold is looked at again after this.'),
    reviewDue: optional(days('90d'), DECISION_DEFAULTS.reviewDueMs, 'The review is due after this.'),
  }),
  said => ({
    secondPerson: said.secondPerson,
    snoozeMs: said.snooze,
    acknowledgementLapseMs: said.acknowledgementLapse,
    usualForMs: said.usualFor,
    expertDeadlineMs: said.expertDeadline,
    holdReviewMs: said.holdReview,
    reviewDueMs: said.reviewDue,
  }),
)

/** A code ends up in a link that employees pass on, so that it must not be guessed. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9-]{7,63}$/

export const flagCode: Shape<FlagCode> = mapped(
  record({
    code: required(
      textThat({ pattern: CODE.source }, '8 to 64 letters, digits and hyphens', code => CODE.test(code)),
      'Part of the link; hard to guess.',
    ),
    label: required(text, 'Who was given the link.'),
    brands: optional(list(refTo('brand')), [], 'Brands that can be flagged; all when absent.'),
  }),
  said => said,
)
