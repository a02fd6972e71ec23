// Original file: tocsin/crisis/v1/events.proto


/**
 * The answer is a fact from now on: drafts may stand on it.
 */
export interface ExpertAnsweredInput {
  'questionId'?: (string);
  'personId'?: (string);
  'fact'?: (string);
}

/**
 * The answer is a fact from now on: drafts may stand on it.
 */
export interface ExpertAnswered {
  'questionId': (string);
  'personId': (string);
  'fact': (string);
}
