// Original file: tocsin/crisis/v1/crisis.proto

import type { TimelineEntryInput as _tocsin_crisis_v1_TimelineEntryInput, TimelineEntry as _tocsin_crisis_v1_TimelineEntry } from '../../../tocsin/crisis/v1/TimelineEntry.ts';

export interface GetTimelineResponseInput {
  'entries'?: (_tocsin_crisis_v1_TimelineEntryInput)[];
}

export interface GetTimelineResponse {
  'entries': (_tocsin_crisis_v1_TimelineEntry)[];
}
