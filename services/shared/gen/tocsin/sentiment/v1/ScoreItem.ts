// Original file: tocsin/sentiment/v1/sentiment.proto


export interface ScoreItemInput {
  'text'?: (string);
  'languageHint'?: (string);
}

export interface ScoreItem {
  'text': (string);
  'languageHint': (string);
}
