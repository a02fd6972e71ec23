// Original file: tocsin/crisis/v1/events.proto


export interface LastingHarmInput {
  'reputation'?: (boolean);
  'money'?: (boolean);
  'law'?: (boolean);
}

export interface LastingHarm {
  'reputation': (boolean);
  'money': (boolean);
  'law': (boolean);
}
