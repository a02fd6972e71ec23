// Original file: tocsin/crisis/v1/events.proto

import type { PhaseInput as _tocsin_crisis_v1_PhaseInput, Phase as _tocsin_crisis_v1_Phase } from '../../../tocsin/crisis/v1/Phase.ts';

export interface ReopenedInput {
  /**
   * Person id, or "detector" when a declined suspicion got clearly worse.
   */
  'by'?: (string);
  'reason'?: (string);
  'to'?: (_tocsin_crisis_v1_PhaseInput);
  'asked'?: (string)[];
  'questionDeadlineMs'?: (number | string);
  'link'?: (number);
}

export interface Reopened {
  /**
   * Person id, or "detector" when a declined suspicion got clearly worse.
   */
  'by': (string);
  'reason': (string);
  'to': (_tocsin_crisis_v1_Phase);
  'asked': (string)[];
  'questionDeadlineMs': (number);
  'link': (number);
}
