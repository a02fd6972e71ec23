// Original file: tocsin/signal/v1/signal.proto


/**
 * One line of the arithmetic: "name = value" with the formula it came from.
 */
export interface TermInput {
  'name'?: (string);
  'value'?: (number | string);
  'formula'?: (string);
}

/**
 * One line of the arithmetic: "name = value" with the formula it came from.
 */
export interface Term {
  'name': (string);
  'value': (number);
  'formula': (string);
}
