// Original file: tocsin/playbook/v1/playbook.proto

import type { PlaybookVersionInput as _tocsin_playbook_v1_PlaybookVersionInput, PlaybookVersion as _tocsin_playbook_v1_PlaybookVersion } from '../../../tocsin/playbook/v1/PlaybookVersion.ts';

export interface RollbackPlaybookResponseInput {
  'version'?: (_tocsin_playbook_v1_PlaybookVersionInput | null);
}

export interface RollbackPlaybookResponse {
  'version': (_tocsin_playbook_v1_PlaybookVersion | null);
}
