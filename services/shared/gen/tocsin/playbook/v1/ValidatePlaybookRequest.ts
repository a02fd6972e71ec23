// Original file: tocsin/playbook/v1/playbook.proto

import type { PlanFileInput as _tocsin_config_v1_PlanFileInput, PlanFile as _tocsin_config_v1_PlanFile } from '../../../tocsin/config/v1/PlanFile.ts';

export interface ValidatePlaybookRequestInput {
  'files'?: (_tocsin_config_v1_PlanFileInput)[];
}

export interface ValidatePlaybookRequest {
  'files': (_tocsin_config_v1_PlanFile)[];
}
