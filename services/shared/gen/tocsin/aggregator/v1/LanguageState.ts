// Original file: tocsin/aggregator/v1/state.proto


export interface LanguageStateInput {
  'language'?: (string);
  'mentions'?: (number | string);
  'negative'?: (number | string);
}

export interface LanguageState {
  'language': (string);
  'mentions': (number);
  'negative': (number);
}
