// Original file: tocsin/crisis/v1/events.proto

export const Phase = {
  PHASE_UNSPECIFIED: 'PHASE_UNSPECIFIED',
  PHASE_SUSPECTED: 'PHASE_SUSPECTED',
  PHASE_ACTIVE: 'PHASE_ACTIVE',
  PHASE_RECOVERING: 'PHASE_RECOVERING',
  PHASE_REVIEW: 'PHASE_REVIEW',
  PHASE_CLOSED: 'PHASE_CLOSED',
  PHASE_DECLINED: 'PHASE_DECLINED',
} as const;

export type PhaseInput =
  | 'PHASE_UNSPECIFIED'
  | 0
  | 'PHASE_SUSPECTED'
  | 1
  | 'PHASE_ACTIVE'
  | 2
  | 'PHASE_RECOVERING'
  | 3
  | 'PHASE_REVIEW'
  | 4
  | 'PHASE_CLOSED'
  | 5
  | 'PHASE_DECLINED'
  | 6

export type Phase = typeof Phase[keyof typeof Phase]
