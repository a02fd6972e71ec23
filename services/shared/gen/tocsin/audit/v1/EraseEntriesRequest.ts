// Original file: tocsin/audit/v1/audit.proto


export interface EraseEntriesRequestInput {
  'requestId'?: (string);
  'entryIds'?: (string)[];
  'reason'?: (string);
}

export interface EraseEntriesRequest {
  'requestId': (string);
  'entryIds': (string)[];
  'reason': (string);
}
