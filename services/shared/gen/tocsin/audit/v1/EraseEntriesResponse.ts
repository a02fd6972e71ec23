// Original file: tocsin/audit/v1/audit.proto


export interface EraseEntriesResponseInput {
  'erased'?: (number);
}

export interface EraseEntriesResponse {
  'erased': (number);
}
