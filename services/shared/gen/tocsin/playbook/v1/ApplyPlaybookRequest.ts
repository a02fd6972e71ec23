// Original file: tocsin/playbook/v1/playbook.proto

import type { PlanFileInput as _tocsin_config_v1_PlanFileInput, PlanFile as _tocsin_config_v1_PlanFile } from '../../../tocsin/config/v1/PlanFile.ts';

export interface ApplyPlaybookRequestInput {
  'requestId'?: (string);
  'files'?: (_tocsin_config_v1_PlanFileInput)[];
  'reason'?: (string);
  /**
   * Fails with ABORTED when another version became current meanwhile; 0 does not check.
   */
  'expectedVersion'?: (number);
}

export interface ApplyPlaybookRequest {
  'requestId': (string);
  'files': (_tocsin_config_v1_PlanFile)[];
  'reason': (string);
  /**
   * Fails with ABORTED when another version became current meanwhile; 0 does not check.
   */
  'expectedVersion': (number);
}
