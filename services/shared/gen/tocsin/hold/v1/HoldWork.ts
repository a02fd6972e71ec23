// Original file: tocsin/hold/v1/hold.proto

import type { HoldWorkKindInput as _tocsin_hold_v1_HoldWorkKindInput, HoldWorkKind as _tocsin_hold_v1_HoldWorkKind } from '../../../tocsin/hold/v1/HoldWorkKind.ts';
import type { HoldStateInput as _tocsin_crisis_v1_HoldStateInput, HoldState as _tocsin_crisis_v1_HoldState } from '../../../tocsin/crisis/v1/HoldState.ts';

/**
 * What the connectors have to do: a record of holds.work.v1, keyed by hold. Never written for a drill.
 */
export interface HoldWorkInput {
  /**
   * Derived from the hold, and the post when one is released; a repeat keeps it.
   */
  'idempotencyKey'?: (string);
  'kind'?: (_tocsin_hold_v1_HoldWorkKindInput);
  'hold'?: (_tocsin_crisis_v1_HoldStateInput | null);
  'crisisId'?: (string);
  /**
   * When one post is released.
   */
  'connector'?: (string);
  'postId'?: (string);
  'requestedAtMs'?: (number | string);
  /**
   * The playbook that names the hold's connectors; 0 when it has none.
   */
  'playbookVersion'?: (number);
}

/**
 * What the connectors have to do: a record of holds.work.v1, keyed by hold. Never written for a drill.
 */
export interface HoldWork {
  /**
   * Derived from the hold, and the post when one is released; a repeat keeps it.
   */
  'idempotencyKey': (string);
  'kind': (_tocsin_hold_v1_HoldWorkKind);
  'hold': (_tocsin_crisis_v1_HoldState | null);
  'crisisId': (string);
  /**
   * When one post is released.
   */
  'connector': (string);
  'postId': (string);
  'requestedAtMs': (number);
  /**
   * The playbook that names the hold's connectors; 0 when it has none.
   */
  'playbookVersion': (number);
}
