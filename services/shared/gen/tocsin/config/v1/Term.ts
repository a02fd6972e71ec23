// Original file: tocsin/config/v1/config.proto


export interface TermInput {
  /**
   * As configured: word, phrase, "@handle", "#hashtag" or "suffix*".
   */
  'text'?: (string);
  'caseSensitive'?: (boolean);
  'diacriticsSensitive'?: (boolean);
}

export interface Term {
  /**
   * As configured: word, phrase, "@handle", "#hashtag" or "suffix*".
   */
  'text': (string);
  'caseSensitive': (boolean);
  'diacriticsSensitive': (boolean);
}
