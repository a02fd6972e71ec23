// Original file: tocsin/config/v1/config.proto

import type { PlanFileInput as _tocsin_config_v1_PlanFileInput, PlanFile as _tocsin_config_v1_PlanFile } from '../../../tocsin/config/v1/PlanFile.ts';

/**
 * The playbook as it was written: the texts are the truth, every reader parses them alike.
 */
export interface PlanInput {
  'files'?: (_tocsin_config_v1_PlanFileInput)[];
  'reason'?: (string);
}

/**
 * The playbook as it was written: the texts are the truth, every reader parses them alike.
 */
export interface Plan {
  'files': (_tocsin_config_v1_PlanFile)[];
  'reason': (string);
}
