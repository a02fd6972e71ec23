// Original file: tocsin/aggregator/v1/state.proto

import type { RuleStateInput as _tocsin_aggregator_v1_RuleStateInput, RuleState as _tocsin_aggregator_v1_RuleState } from '../../../tocsin/aggregator/v1/RuleState.ts';
import type { RevisionStateInput as _tocsin_aggregator_v1_RevisionStateInput, RevisionState as _tocsin_aggregator_v1_RevisionState } from '../../../tocsin/aggregator/v1/RevisionState.ts';
import type { FlagStateInput as _tocsin_aggregator_v1_FlagStateInput, FlagState as _tocsin_aggregator_v1_FlagState } from '../../../tocsin/aggregator/v1/FlagState.ts';
import type { HourStateInput as _tocsin_aggregator_v1_HourStateInput, HourState as _tocsin_aggregator_v1_HourState } from '../../../tocsin/aggregator/v1/HourState.ts';
import type { TallyInput as _tocsin_aggregator_v1_TallyInput, Tally as _tocsin_aggregator_v1_Tally } from '../../../tocsin/aggregator/v1/Tally.ts';
import type { AboutStateInput as _tocsin_aggregator_v1_AboutStateInput, AboutState as _tocsin_aggregator_v1_AboutState } from '../../../tocsin/aggregator/v1/AboutState.ts';

/**
 * Key brandId.
 */
export interface BrandStateInput {
  'brandId'?: (string);
  'writtenAtOffset'?: (string);
  'brandVersion'?: (number);
  'baselineVersion'?: (number);
  'scorerVersion'?: (string);
  'rules'?: (_tocsin_aggregator_v1_RuleStateInput)[];
  'revisions'?: (_tocsin_aggregator_v1_RevisionStateInput)[];
  'flags'?: (_tocsin_aggregator_v1_FlagStateInput)[];
  'hours'?: (_tocsin_aggregator_v1_HourStateInput)[];
  'windowsClosedToMs'?: (number | string)[];
  'sealedToMs'?: (number | string);
  'lastPaneMs'?: (number | string);
  /**
   * Panes that late mentions changed since the last evaluated second.
   */
  'revisedPanesMs'?: (number | string)[];
  'changed'?: (boolean);
  'nextWakeMs'?: (number | string);
  'tally'?: (_tocsin_aggregator_v1_TallyInput | null);
  'firstHour'?: (number | string);
  /**
   * Of the short and the long window.
   */
  'about'?: (_tocsin_aggregator_v1_AboutStateInput)[];
  /**
   * Windows that begin earlier hold mentions of more than one scorer version; 0 when there was one only.
   */
  'scorerSinceMs'?: (number | string);
}

/**
 * Key brandId.
 */
export interface BrandState {
  'brandId': (string);
  'writtenAtOffset': (string);
  'brandVersion': (number);
  'baselineVersion': (number);
  'scorerVersion': (string);
  'rules': (_tocsin_aggregator_v1_RuleState)[];
  'revisions': (_tocsin_aggregator_v1_RevisionState)[];
  'flags': (_tocsin_aggregator_v1_FlagState)[];
  'hours': (_tocsin_aggregator_v1_HourState)[];
  'windowsClosedToMs': (number)[];
  'sealedToMs': (number);
  'lastPaneMs': (number);
  /**
   * Panes that late mentions changed since the last evaluated second.
   */
  'revisedPanesMs': (number)[];
  'changed': (boolean);
  'nextWakeMs': (number);
  'tally': (_tocsin_aggregator_v1_Tally | null);
  'firstHour': (number);
  /**
   * Of the short and the long window.
   */
  'about': (_tocsin_aggregator_v1_AboutState)[];
  /**
   * Windows that begin earlier hold mentions of more than one scorer version; 0 when there was one only.
   */
  'scorerSinceMs': (number);
}
