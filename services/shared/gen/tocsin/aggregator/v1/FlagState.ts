// Original file: tocsin/aggregator/v1/state.proto


export interface FlagStateInput {
  'flagId'?: (string);
  'raisedAtMs'?: (number | string);
}

export interface FlagState {
  'flagId': (string);
  'raisedAtMs': (number);
}
