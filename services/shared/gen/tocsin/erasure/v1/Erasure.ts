// Original file: tocsin/erasure/v1/erasure.proto


export interface ErasureInput {
  'erasureId'?: (string);
  'askedAtMs'?: (number | string);
  'dryRun'?: (boolean);
  /**
   * The archive has counted; false while it is away.
   */
  'counted'?: (boolean);
  'mentions'?: (number);
  'brandIds'?: (string)[];
  /**
   * The archive has blanked all of it.
   */
  'done'?: (boolean);
  'doneAtMs'?: (number | string);
  /**
   * From then on no record of the log holds anything of the author that was published before the erasure.
   */
  'logGoneAtMs'?: (number | string);
  /**
   * An earlier erasure of the same author, which stands.
   */
  'repeats'?: (string);
}

export interface Erasure {
  'erasureId': (string);
  'askedAtMs': (number);
  'dryRun': (boolean);
  /**
   * The archive has counted; false while it is away.
   */
  'counted': (boolean);
  'mentions': (number);
  'brandIds': (string)[];
  /**
   * The archive has blanked all of it.
   */
  'done': (boolean);
  'doneAtMs': (number);
  /**
   * From then on no record of the log holds anything of the author that was published before the erasure.
   */
  'logGoneAtMs': (number);
  /**
   * An earlier erasure of the same author, which stands.
   */
  'repeats': (string);
}
