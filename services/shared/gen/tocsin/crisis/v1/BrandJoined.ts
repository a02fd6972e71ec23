// Original file: tocsin/crisis/v1/events.proto


export interface BrandJoinedInput {
  'brandId'?: (string);
  /**
   * Person id, or "detector" when the same mentions carry the signals of both brands.
   */
  'by'?: (string);
}

export interface BrandJoined {
  'brandId': (string);
  /**
   * Person id, or "detector" when the same mentions carry the signals of both brands.
   */
  'by': (string);
}
