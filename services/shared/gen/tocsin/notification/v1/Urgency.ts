// Original file: tocsin/notification/v1/notification.proto

export const Urgency = {
  URGENCY_UNSPECIFIED: 'URGENCY_UNSPECIFIED',
  /**
   * May be limited and gathered into a digest.
   */
  URGENCY_INFORM: 'URGENCY_INFORM',
  /**
   * A suspicion or a must-acknowledge page: never delayed.
   */
  URGENCY_PAGE: 'URGENCY_PAGE',
} as const;

export type UrgencyInput =
  | 'URGENCY_UNSPECIFIED'
  | 0
  /**
   * May be limited and gathered into a digest.
   */
  | 'URGENCY_INFORM'
  | 1
  /**
   * A suspicion or a must-acknowledge page: never delayed.
   */
  | 'URGENCY_PAGE'
  | 2

export type Urgency = typeof Urgency[keyof typeof Urgency]
