// Original file: tocsin/crisis/v1/events.proto

import type { EvidenceInput as _tocsin_crisis_v1_EvidenceInput, Evidence as _tocsin_crisis_v1_Evidence } from '../../../tocsin/crisis/v1/Evidence.ts';

/**
 * The machine asks; it never declares. question_deadline_ms is when the next in the chain is asked.
 */
export interface SuspectedInput {
  'brandIds'?: (string)[];
  'evidence'?: (_tocsin_crisis_v1_EvidenceInput | null);
  /**
   * The playbook that this crisis keeps until its end.
   */
  'playbookVersion'?: (number);
  'chainId'?: (string);
  'asked'?: (string)[];
  'questionDeadlineMs'?: (number | string);
  'drill'?: (boolean);
  /**
   * Which link of the chain is asked, from 0.
   */
  'link'?: (number);
}

/**
 * The machine asks; it never declares. question_deadline_ms is when the next in the chain is asked.
 */
export interface Suspected {
  'brandIds': (string)[];
  'evidence': (_tocsin_crisis_v1_Evidence | null);
  /**
   * The playbook that this crisis keeps until its end.
   */
  'playbookVersion': (number);
  'chainId': (string);
  'asked': (string)[];
  'questionDeadlineMs': (number);
  'drill': (boolean);
  /**
   * Which link of the chain is asked, from 0.
   */
  'link': (number);
}
