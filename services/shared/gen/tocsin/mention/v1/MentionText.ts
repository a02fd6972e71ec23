// Original file: tocsin/mention/v1/mention.proto


/**
 * The part of Mention that scoring needs. Same numbers and types as Mention (a test asserts it).
 */
export interface MentionTextInput {
  'brandId'?: (string);
  'source'?: (string);
  'nativeId'?: (string);
  'text'?: (string);
  'languageHint'?: (string);
}

/**
 * The part of Mention that scoring needs. Same numbers and types as Mention (a test asserts it).
 */
export interface MentionText {
  'brandId': (string);
  'source': (string);
  'nativeId': (string);
  'text': (string);
  'languageHint': (string);
}
