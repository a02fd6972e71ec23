// Original file: tocsin/crisis/v1/crisis.proto

import type { CrisisInput as _tocsin_crisis_v1_CrisisInput, Crisis as _tocsin_crisis_v1_Crisis } from '../../../tocsin/crisis/v1/Crisis.ts';
import type { TimelineEntryInput as _tocsin_crisis_v1_TimelineEntryInput, TimelineEntry as _tocsin_crisis_v1_TimelineEntry } from '../../../tocsin/crisis/v1/TimelineEntry.ts';

export interface WatchCrisisResponseInput {
  'crisis'?: (_tocsin_crisis_v1_CrisisInput | null);
  'entry'?: (_tocsin_crisis_v1_TimelineEntryInput | null);
  'heartbeat'?: (boolean);
  'resumeToken'?: (string);
}

export interface WatchCrisisResponse {
  'crisis': (_tocsin_crisis_v1_Crisis | null);
  'entry': (_tocsin_crisis_v1_TimelineEntry | null);
  'heartbeat': (boolean);
  'resumeToken': (string);
}
