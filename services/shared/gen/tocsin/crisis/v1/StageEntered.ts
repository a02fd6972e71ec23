// Original file: tocsin/crisis/v1/events.proto

import type { OpenStepInput as _tocsin_crisis_v1_OpenStepInput, OpenStep as _tocsin_crisis_v1_OpenStep } from '../../../tocsin/crisis/v1/OpenStep.ts';

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
}
