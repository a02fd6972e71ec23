// Original file: tocsin/crisis/v1/events.proto

import type { HoldScopeInput as _tocsin_crisis_v1_HoldScopeInput, HoldScope as _tocsin_crisis_v1_HoldScope } from '../../../tocsin/crisis/v1/HoldScope.ts';

export interface HoldStartedInput {
  'holdId'?: (string);
  'brandIds'?: (string)[];
  'scope'?: (_tocsin_crisis_v1_HoldScopeInput | null);
  'reason'?: (string);
  'personId'?: (string);
  'reviewByMs'?: (number | string);
  'drill'?: (boolean);
  /**
   * Publishing connectors of the playbook that cover it: each must say by then what it did, else it has failed.
   */
  'connectors'?: (string)[];
  'answerByMs'?: (number | string);
  /**
   * The playbook that names the connectors: the one of the crisis, or the current one for a hold outside any.
   */
  'playbookVersion'?: (number);
}

export interface HoldStarted {
  'holdId': (string);
  'brandIds': (string)[];
  'scope': (_tocsin_crisis_v1_HoldScope | null);
  'reason': (string);
  'personId': (string);
  'reviewByMs': (number);
  'drill': (boolean);
  /**
   * Publishing connectors of the playbook that cover it: each must say by then what it did, else it has failed.
   */
  'connectors': (string)[];
  'answerByMs': (number);
  /**
   * The playbook that names the connectors: the one of the crisis, or the current one for a hold outside any.
   */
  'playbookVersion': (number);
}
