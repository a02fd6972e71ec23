// Original file: tocsin/hold/v1/hold.proto

export const HoldWorkKind = {
  HOLD_WORK_KIND_UNSPECIFIED: 'HOLD_WORK_KIND_UNSPECIFIED',
  HOLD_WORK_KIND_ENFORCE: 'HOLD_WORK_KIND_ENFORCE',
  HOLD_WORK_KIND_RELEASE_POST: 'HOLD_WORK_KIND_RELEASE_POST',
  HOLD_WORK_KIND_END: 'HOLD_WORK_KIND_END',
} as const;

export type HoldWorkKindInput =
  | 'HOLD_WORK_KIND_UNSPECIFIED'
  | 0
  | 'HOLD_WORK_KIND_ENFORCE'
  | 1
  | 'HOLD_WORK_KIND_RELEASE_POST'
  | 2
  | 'HOLD_WORK_KIND_END'
  | 3

export type HoldWorkKind = typeof HoldWorkKind[keyof typeof HoldWorkKind]
