// Original file: tocsin/mention/v1/mention.proto

import type { FlagInput as _tocsin_mention_v1_FlagInput, Flag as _tocsin_mention_v1_Flag } from '../../../tocsin/mention/v1/Flag.ts';

/**
 * A control record names an immutable configuration version that applies to a brand from this place of its partition on.
 * The highest version per (brand, kind) wins. On mentions.scored.v1 appended_at_ms is filled as for ticks.
 */
export interface ControlInput {
  'brandId'?: (string);
  /**
   * Id and version of a record in config.versions.v1.
   */
  'configId'?: (string);
  'configVersion'?: (number);
  /**
   * An employee's flag, when this control carries one instead of a configuration version.
   */
  'flag'?: (_tocsin_mention_v1_FlagInput | null);
  'appendedAtMs'?: (number | string);
}

/**
 * A control record names an immutable configuration version that applies to a brand from this place of its partition on.
 * The highest version per (brand, kind) wins. On mentions.scored.v1 appended_at_ms is filled as for ticks.
 */
export interface Control {
  'brandId': (string);
  /**
   * Id and version of a record in config.versions.v1.
   */
  'configId': (string);
  'configVersion': (number);
  /**
   * An employee's flag, when this control carries one instead of a configuration version.
   */
  'flag': (_tocsin_mention_v1_Flag | null);
  'appendedAtMs': (number);
}
