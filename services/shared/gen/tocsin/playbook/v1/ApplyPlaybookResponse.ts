// Original file: tocsin/playbook/v1/playbook.proto

import type { PlaybookVersionInput as _tocsin_playbook_v1_PlaybookVersionInput, PlaybookVersion as _tocsin_playbook_v1_PlaybookVersion } from '../../../tocsin/playbook/v1/PlaybookVersion.ts';
import type { PlaybookProblemInput as _tocsin_playbook_v1_PlaybookProblemInput, PlaybookProblem as _tocsin_playbook_v1_PlaybookProblem } from '../../../tocsin/playbook/v1/PlaybookProblem.ts';

export interface ApplyPlaybookResponseInput {
  'version'?: (_tocsin_playbook_v1_PlaybookVersionInput | null);
  'problems'?: (_tocsin_playbook_v1_PlaybookProblemInput)[];
  /**
   * False when the texts equal the current version: no new version is made.
   */
  'changed'?: (boolean);
}

export interface ApplyPlaybookResponse {
  'version': (_tocsin_playbook_v1_PlaybookVersion | null);
  'problems': (_tocsin_playbook_v1_PlaybookProblem)[];
  /**
   * False when the texts equal the current version: no new version is made.
   */
  'changed': (boolean);
}
