// Original file: tocsin/crisis/v1/events.proto

export const HoldScopeKind = {
  HOLD_SCOPE_KIND_UNSPECIFIED: 'HOLD_SCOPE_KIND_UNSPECIFIED',
  HOLD_SCOPE_KIND_EVERYTHING: 'HOLD_SCOPE_KIND_EVERYTHING',
  HOLD_SCOPE_KIND_ACCOUNTS: 'HOLD_SCOPE_KIND_ACCOUNTS',
} as const;

export type HoldScopeKindInput =
  | 'HOLD_SCOPE_KIND_UNSPECIFIED'
  | 0
  | 'HOLD_SCOPE_KIND_EVERYTHING'
  | 1
  | 'HOLD_SCOPE_KIND_ACCOUNTS'
  | 2

export type HoldScopeKind = typeof HoldScopeKind[keyof typeof HoldScopeKind]
