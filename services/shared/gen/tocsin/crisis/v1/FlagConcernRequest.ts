// Original file: tocsin/crisis/v1/crisis.proto


export interface FlagConcernRequestInput {
  'requestId'?: (string);
  'brandId'?: (string);
  'note'?: (string);
  /**
   * Code of the flag page; callers with a token of their own leave it empty.
   */
  'code'?: (string);
}

export interface FlagConcernRequest {
  'requestId': (string);
  'brandId': (string);
  'note': (string);
  /**
   * Code of the flag page; callers with a token of their own leave it empty.
   */
  'code': (string);
}
