// Original file: tocsin/config/v1/config.proto

import type { PlanFileInput as _tocsin_config_v1_PlanFileInput, PlanFile as _tocsin_config_v1_PlanFile } from '../../../tocsin/config/v1/PlanFile.ts';

/**
 * The playbook as it was written: the texts are the truth, every reader parses them alike.
 */
export interface PlanInput {
  'files'?: (_tocsin_config_v1_PlanFileInput)[];
  'reason'?: (string);
  /**
   * The caller's request_id, or a derived id for what was applied from a folder: the same id makes one version.
   */
  'commandId'?: (string);
  /**
   * Of what was asked for and by whom, so that an id that is used again for something else is refused.
   */
  'commandHash'?: (string);
}

/**
 * The playbook as it was written: the texts are the truth, every reader parses them alike.
 */
export interface Plan {
  'files': (_tocsin_config_v1_PlanFile)[];
  'reason': (string);
  /**
   * The caller's request_id, or a derived id for what was applied from a folder: the same id makes one version.
   */
  'commandId': (string);
  /**
   * Of what was asked for and by whom, so that an id that is used again for something else is refused.
   */
  'commandHash': (string);
}
