// Original file: tocsin/crisis/v1/events.proto

import type { OpenStepInput as _tocsin_crisis_v1_OpenStepInput, OpenStep as _tocsin_crisis_v1_OpenStep } from '../../../tocsin/crisis/v1/OpenStep.ts';
import type { RoleHeldInput as _tocsin_crisis_v1_RoleHeldInput, RoleHeld as _tocsin_crisis_v1_RoleHeld } from '../../../tocsin/crisis/v1/RoleHeld.ts';

export interface StageEnteredInput {
  'stageId'?: (string);
  'fromStageId'?: (string);
  'personId'?: (string);
  'reason'?: (string);
  /**
   * Who is told, and who must answer, by role and person as the schedules say at this moment.
   */
  'notified'?: (string)[];
  'mustAcknowledge'?: (string)[];
  'steps'?: (_tocsin_crisis_v1_OpenStepInput)[];
  'nextUpdateDueMs'?: (number | string);
  /**
   * Counts entries, so that a stage entered twice asks twice.
   */
  'entry'?: (number);
  'roles'?: (_tocsin_crisis_v1_RoleHeldInput)[];
  /**
   * Who has not acknowledged by then is asked again.
   */
  'acknowledgeByMs'?: (number | string);
}

export interface StageEntered {
  'stageId': (string);
  'fromStageId': (string);
  'personId': (string);
  'reason': (string);
  /**
   * Who is told, and who must answer, by role and person as the schedules say at this moment.
   */
  'notified': (string)[];
  'mustAcknowledge': (string)[];
  'steps': (_tocsin_crisis_v1_OpenStep)[];
  'nextUpdateDueMs': (number);
  /**
   * Counts entries, so that a stage entered twice asks twice.
   */
  'entry': (number);
  'roles': (_tocsin_crisis_v1_RoleHeld)[];
  /**
   * Who has not acknowledged by then is asked again.
   */
  'acknowledgeByMs': (number);
}
