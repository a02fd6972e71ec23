// Original file: tocsin/crisis/v1/crisis.proto

import type { CrisisEventInput as _tocsin_crisis_v1_CrisisEventInput, CrisisEvent as _tocsin_crisis_v1_CrisisEvent } from '../../../tocsin/crisis/v1/CrisisEvent.ts';

export interface TimelineEntryInput {
  'seq'?: (number);
  'crisisId'?: (string);
  'atMs'?: (number | string);
  'actor'?: (string);
  /**
   * The event's name, e.g. "confirmed".
   */
  'kind'?: (string);
  'text'?: (string);
  'event'?: (_tocsin_crisis_v1_CrisisEventInput | null);
}

export interface TimelineEntry {
  'seq': (number);
  'crisisId': (string);
  'atMs': (number);
  'actor': (string);
  /**
   * The event's name, e.g. "confirmed".
   */
  'kind': (string);
  'text': (string);
  'event': (_tocsin_crisis_v1_CrisisEvent | null);
}
