// Original file: tocsin/crisis/v1/events.proto


/**
 * What the detector said when it asked, so that a decision can be read years later. Ids only, never text.
 */
export interface EvidenceInput {
  'signalId'?: (string);
  'brandId'?: (string);
  'sentence'?: (string);
  'share'?: (number | string);
  'shareLow'?: (number | string);
  'usualShare'?: (number | string);
  'mentions'?: (number | string);
  'negative'?: (number | string);
  'negativeAuthors'?: (number);
  'about'?: (string)[];
  'mentionIds'?: (string)[];
  'atMs'?: (number | string);
  /**
   * Length of the window that the figures are of; 0 for an employee's flag.
   */
  'windowMs'?: (number | string);
}

/**
 * What the detector said when it asked, so that a decision can be read years later. Ids only, never text.
 */
export interface Evidence {
  'signalId': (string);
  'brandId': (string);
  'sentence': (string);
  'share': (number);
  'shareLow': (number);
  'usualShare': (number);
  'mentions': (number);
  'negative': (number);
  'negativeAuthors': (number);
  'about': (string)[];
  'mentionIds': (string)[];
  'atMs': (number);
  /**
   * Length of the window that the figures are of; 0 for an employee's flag.
   */
  'windowMs': (number);
}
