// Original file: tocsin/crisis/v1/crisis.proto

import type { PhaseInput as _tocsin_crisis_v1_PhaseInput, Phase as _tocsin_crisis_v1_Phase } from '../../../tocsin/crisis/v1/Phase.ts';

/**
 * What a brand's tile shows.
 */
export interface BrandSituationInput {
  'brandId'?: (string);
  'name'?: (string);
  'phase'?: (_tocsin_crisis_v1_PhaseInput);
  'sinceMs'?: (number | string);
  'crisisId'?: (string);
  'waitsFor'?: (string);
  'deadlineMs'?: (number | string);
  'notified'?: (number);
  'acknowledged'?: (number);
  'hold'?: (string);
  'stageId'?: (string);
  'stageTitle'?: (string);
  'loudness'?: (number);
  'drill'?: (boolean);
  'recoveryProposed'?: (boolean);
  'scenarioId'?: (string);
}

/**
 * What a brand's tile shows.
 */
export interface BrandSituation {
  'brandId': (string);
  'name': (string);
  'phase': (_tocsin_crisis_v1_Phase);
  'sinceMs': (number);
  'crisisId': (string);
  'waitsFor': (string);
  'deadlineMs': (number);
  'notified': (number);
  'acknowledged': (number);
  'hold': (string);
  'stageId': (string);
  'stageTitle': (string);
  'loudness': (number);
  'drill': (boolean);
  'recoveryProposed': (boolean);
  'scenarioId': (string);
}
