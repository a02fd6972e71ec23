// Original file: tocsin/playbook/v1/playbook.proto

import type { PlaybookVersionInput as _tocsin_playbook_v1_PlaybookVersionInput, PlaybookVersion as _tocsin_playbook_v1_PlaybookVersion } from '../../../tocsin/playbook/v1/PlaybookVersion.ts';
import type { PlanFileInput as _tocsin_config_v1_PlanFileInput, PlanFile as _tocsin_config_v1_PlanFile } from '../../../tocsin/config/v1/PlanFile.ts';

export interface GetPlaybookResponseInput {
  'version'?: (_tocsin_playbook_v1_PlaybookVersionInput | null);
  'files'?: (_tocsin_config_v1_PlanFileInput)[];
}

export interface GetPlaybookResponse {
  'version': (_tocsin_playbook_v1_PlaybookVersion | null);
  'files': (_tocsin_config_v1_PlanFile)[];
}
