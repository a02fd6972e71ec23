// Original file: tocsin/crisis/v1/crisis.proto


/**
 * What recovery asks for, and whether it is so.
 */
export interface CriterionInput {
  'text'?: (string);
  'met'?: (boolean);
}

/**
 * What recovery asks for, and whether it is so.
 */
export interface Criterion {
  'text': (string);
  'met': (boolean);
}
