// Original file: tocsin/aggregator/v1/state.proto


/**
 * Which record of a brand belongs to this checkpoint.
 */
export interface BrandEntryInput {
  'brandId'?: (string);
  'writtenAtOffset'?: (string);
}

/**
 * Which record of a brand belongs to this checkpoint.
 */
export interface BrandEntry {
  'brandId': (string);
  'writtenAtOffset': (string);
}
