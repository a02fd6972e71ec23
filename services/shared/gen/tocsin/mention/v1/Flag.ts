// Original file: tocsin/mention/v1/mention.proto


/**
 * An employee says that something is wrong.
 */
export interface FlagInput {
  'flagId'?: (string);
  'note'?: (string);
  'raisedBy'?: (string);
  'raisedAtMs'?: (number | string);
}

/**
 * An employee says that something is wrong.
 */
export interface Flag {
  'flagId': (string);
  'note': (string);
  'raisedBy': (string);
  'raisedAtMs': (number);
}
