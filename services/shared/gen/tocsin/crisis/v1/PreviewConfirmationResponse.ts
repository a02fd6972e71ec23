// Original file: tocsin/crisis/v1/crisis.proto

import type { OpenStepInput as _tocsin_crisis_v1_OpenStepInput, OpenStep as _tocsin_crisis_v1_OpenStep } from '../../../tocsin/crisis/v1/OpenStep.ts';
import type { HoldScopeInput as _tocsin_crisis_v1_HoldScopeInput, HoldScope as _tocsin_crisis_v1_HoldScope } from '../../../tocsin/crisis/v1/HoldScope.ts';

/**
 * What confirming would do at this moment. Nothing is changed.
 */
export interface PreviewConfirmationResponseInput {
  'stageId'?: (string);
  'stageTitle'?: (string);
  /**
   * Person ids.
   */
  'notified'?: (string)[];
  'mustAcknowledge'?: (string)[];
  'steps'?: (_tocsin_crisis_v1_OpenStepInput)[];
  'holdScope'?: (_tocsin_crisis_v1_HoldScopeInput | null);
  /**
   * Publishing connectors that would be asked, by id.
   */
  'connectors'?: (string)[];
  'spokesperson'?: (string);
  /**
   * The first confirmation counts only when a second person confirms too.
   */
  'needsSecondPerson'?: (boolean);
}

/**
 * What confirming would do at this moment. Nothing is changed.
 */
export interface PreviewConfirmationResponse {
  'stageId': (string);
  'stageTitle': (string);
  /**
   * Person ids.
   */
  'notified': (string)[];
  'mustAcknowledge': (string)[];
  'steps': (_tocsin_crisis_v1_OpenStep)[];
  'holdScope': (_tocsin_crisis_v1_HoldScope | null);
  /**
   * Publishing connectors that would be asked, by id.
   */
  'connectors': (string)[];
  'spokesperson': (string);
  /**
   * The first confirmation counts only when a second person confirms too.
   */
  'needsSecondPerson': (boolean);
}
