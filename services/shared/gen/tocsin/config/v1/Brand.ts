// Original file: tocsin/config/v1/config.proto

import type { TermInput as _tocsin_config_v1_TermInput, Term as _tocsin_config_v1_Term } from '../../../tocsin/config/v1/Term.ts';
import type { RuleInput as _tocsin_config_v1_RuleInput, Rule as _tocsin_config_v1_Rule } from '../../../tocsin/config/v1/Rule.ts';

export interface BrandInput {
  'brandId'?: (string);
  'name'?: (string);
  'timeZone'?: (string);
  'terms'?: (_tocsin_config_v1_TermInput)[];
  /**
   * A post that holds one of these does not match.
   */
  'exclusions'?: (_tocsin_config_v1_TermInput)[];
  'rules'?: (_tocsin_config_v1_RuleInput)[];
  'languages'?: (string)[];
}

export interface Brand {
  'brandId': (string);
  'name': (string);
  'timeZone': (string);
  'terms': (_tocsin_config_v1_Term)[];
  /**
   * A post that holds one of these does not match.
   */
  'exclusions': (_tocsin_config_v1_Term)[];
  'rules': (_tocsin_config_v1_Rule)[];
  'languages': (string)[];
}
