// Original file: tocsin/playbook/v1/playbook.proto

import type { PlaybookVersionInput as _tocsin_playbook_v1_PlaybookVersionInput, PlaybookVersion as _tocsin_playbook_v1_PlaybookVersion } from '../../../tocsin/playbook/v1/PlaybookVersion.ts';

export interface ListPlaybookVersionsResponseInput {
  'versions'?: (_tocsin_playbook_v1_PlaybookVersionInput)[];
}

export interface ListPlaybookVersionsResponse {
  'versions': (_tocsin_playbook_v1_PlaybookVersion)[];
}
