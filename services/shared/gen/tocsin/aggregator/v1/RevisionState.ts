// Original file: tocsin/aggregator/v1/state.proto


export interface RevisionStateInput {
  'sizeMs'?: (number);
  'windowEndMs'?: (number | string);
  'revision'?: (number);
}

export interface RevisionState {
  'sizeMs': (number);
  'windowEndMs': (number);
  'revision': (number);
}
