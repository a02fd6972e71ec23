// Original file: tocsin/crisis/v1/crisis.proto

import type { PhaseInput as _tocsin_crisis_v1_PhaseInput, Phase as _tocsin_crisis_v1_Phase } from '../../../tocsin/crisis/v1/Phase.ts';
import type { StepInput as _tocsin_crisis_v1_StepInput, Step as _tocsin_crisis_v1_Step } from '../../../tocsin/crisis/v1/Step.ts';

/**
 * What a one-time link is about. Reading it changes nothing.
 */
export interface DescribeLinkResponseInput {
  'crisisId'?: (string);
  'brandNames'?: (string)[];
  'personId'?: (string);
  'personName'?: (string);
  'phase'?: (_tocsin_crisis_v1_PhaseInput);
  'stageTitle'?: (string);
  /**
   * The person's own open steps.
   */
  'steps'?: (_tocsin_crisis_v1_StepInput)[];
  'acknowledged'?: (boolean);
  'expiresAtMs'?: (number | string);
  'drill'?: (boolean);
}

/**
 * What a one-time link is about. Reading it changes nothing.
 */
export interface DescribeLinkResponse {
  'crisisId': (string);
  'brandNames': (string)[];
  'personId': (string);
  'personName': (string);
  'phase': (_tocsin_crisis_v1_Phase);
  'stageTitle': (string);
  /**
   * The person's own open steps.
   */
  'steps': (_tocsin_crisis_v1_Step)[];
  'acknowledged': (boolean);
  'expiresAtMs': (number);
  'drill': (boolean);
}
