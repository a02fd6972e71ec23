// Original file: tocsin/config/v1/config.proto

import type { BaselineHourInput as _tocsin_config_v1_BaselineHourInput, BaselineHour as _tocsin_config_v1_BaselineHour } from '../../../tocsin/config/v1/BaselineHour.ts';

export interface BaselineInput {
  'brandId'?: (string);
  'scorerVersion'?: (string);
  'computedFromMs'?: (number | string);
  'computedToMs'?: (number | string);
  'hours'?: (_tocsin_config_v1_BaselineHourInput)[];
  /**
   * The brand's mean over the whole span: what thin hours are shrunk to.
   */
  'meanShare'?: (number | string);
  'meanMentionsPerMinute'?: (number | string);
  'weeks'?: (number);
}

export interface Baseline {
  'brandId': (string);
  'scorerVersion': (string);
  'computedFromMs': (number);
  'computedToMs': (number);
  'hours': (_tocsin_config_v1_BaselineHour)[];
  /**
   * The brand's mean over the whole span: what thin hours are shrunk to.
   */
  'meanShare': (number);
  'meanMentionsPerMinute': (number);
  'weeks': (number);
}
