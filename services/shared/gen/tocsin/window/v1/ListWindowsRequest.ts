// Original file: tocsin/window/v1/window.proto


export interface ListWindowsRequestInput {
  'brandId'?: (string);
  'fromMs'?: (number | string);
  'toMs'?: (number | string);
  'sizeMs'?: (number);
  /**
   * At most this many, newest last; 0 means 1,000; at most 10,000.
   */
  'limit'?: (number);
}

export interface ListWindowsRequest {
  'brandId': (string);
  'fromMs': (number);
  'toMs': (number);
  'sizeMs': (number);
  /**
   * At most this many, newest last; 0 means 1,000; at most 10,000.
   */
  'limit': (number);
}
