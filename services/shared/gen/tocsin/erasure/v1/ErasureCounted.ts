// Original file: tocsin/erasure/v1/erasure.proto


/**
 * What the archive holds of the author, before anything is blanked.
 */
export interface ErasureCountedInput {
  'mentions'?: (number);
  'brandIds'?: (string)[];
}

/**
 * What the archive holds of the author, before anything is blanked.
 */
export interface ErasureCounted {
  'mentions': (number);
  'brandIds': (string)[];
}
