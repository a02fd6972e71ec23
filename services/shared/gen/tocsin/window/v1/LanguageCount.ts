// Original file: tocsin/window/v1/window.proto


export interface LanguageCountInput {
  'language'?: (string);
  'mentions'?: (number | string);
  'negative'?: (number | string);
}

export interface LanguageCount {
  'language': (string);
  'mentions': (number);
  'negative': (number);
}
