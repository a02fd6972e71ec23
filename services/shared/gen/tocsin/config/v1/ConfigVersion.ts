// Original file: tocsin/config/v1/config.proto

import type { BrandInput as _tocsin_config_v1_BrandInput, Brand as _tocsin_config_v1_Brand } from '../../../tocsin/config/v1/Brand.ts';
import type { BaselineInput as _tocsin_config_v1_BaselineInput, Baseline as _tocsin_config_v1_Baseline } from '../../../tocsin/config/v1/Baseline.ts';
import type { PlanInput as _tocsin_config_v1_PlanInput, Plan as _tocsin_config_v1_Plan } from '../../../tocsin/config/v1/Plan.ts';

/**
 * A record of config.versions.v1 (key "config_id@version") and of config.current.v1 (key config_id).
 */
export interface ConfigVersionInput {
  'configId'?: (string);
  'version'?: (number);
  'createdAtMs'?: (number | string);
  'createdBy'?: (string);
  'brand'?: (_tocsin_config_v1_BrandInput | null);
  'baseline'?: (_tocsin_config_v1_BaselineInput | null);
  'plan'?: (_tocsin_config_v1_PlanInput | null);
  'body'?: "brand"|"baseline"|"plan";
}

/**
 * A record of config.versions.v1 (key "config_id@version") and of config.current.v1 (key config_id).
 */
export interface ConfigVersion {
  'configId': (string);
  'version': (number);
  'createdAtMs': (number);
  'createdBy': (string);
  'brand'?: (_tocsin_config_v1_Brand | null);
  'baseline'?: (_tocsin_config_v1_Baseline | null);
  'plan'?: (_tocsin_config_v1_Plan | null);
  'body'?: "brand"|"baseline"|"plan";
}
