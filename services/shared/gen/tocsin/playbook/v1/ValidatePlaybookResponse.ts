// Original file: tocsin/playbook/v1/playbook.proto

import type { PlaybookProblemInput as _tocsin_playbook_v1_PlaybookProblemInput, PlaybookProblem as _tocsin_playbook_v1_PlaybookProblem } from '../../../tocsin/playbook/v1/PlaybookProblem.ts';

export interface ValidatePlaybookResponseInput {
  'problems'?: (_tocsin_playbook_v1_PlaybookProblemInput)[];
}

export interface ValidatePlaybookResponse {
  'problems': (_tocsin_playbook_v1_PlaybookProblem)[];
}
