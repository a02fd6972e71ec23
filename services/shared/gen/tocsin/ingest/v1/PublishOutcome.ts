// Original file: tocsin/ingest/v1/ingest.proto

export const PublishOutcome = {
  PUBLISH_OUTCOME_UNSPECIFIED: 'PUBLISH_OUTCOME_UNSPECIFIED',
  /**
   * Durable in the log.
   */
  PUBLISH_OUTCOME_ACCEPTED: 'PUBLISH_OUTCOME_ACCEPTED',
  /**
   * Valid, but no brand matched.
   */
  PUBLISH_OUTCOME_UNMATCHED: 'PUBLISH_OUTCOME_UNMATCHED',
  /**
   * Bad data; see reason and detail. Sending it again does not help.
   */
  PUBLISH_OUTCOME_REJECTED: 'PUBLISH_OUTCOME_REJECTED',
  /**
   * The log is not taking writes; send it again after retry_after_ms.
   */
  PUBLISH_OUTCOME_UNAVAILABLE: 'PUBLISH_OUTCOME_UNAVAILABLE',
} as const;

export type PublishOutcomeInput =
  | 'PUBLISH_OUTCOME_UNSPECIFIED'
  | 0
  /**
   * Durable in the log.
   */
  | 'PUBLISH_OUTCOME_ACCEPTED'
  | 1
  /**
   * Valid, but no brand matched.
   */
  | 'PUBLISH_OUTCOME_UNMATCHED'
  | 2
  /**
   * Bad data; see reason and detail. Sending it again does not help.
   */
  | 'PUBLISH_OUTCOME_REJECTED'
  | 3
  /**
   * The log is not taking writes; send it again after retry_after_ms.
   */
  | 'PUBLISH_OUTCOME_UNAVAILABLE'
  | 4

export type PublishOutcome = typeof PublishOutcome[keyof typeof PublishOutcome]
