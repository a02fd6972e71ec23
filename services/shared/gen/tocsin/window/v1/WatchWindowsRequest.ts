// Original file: tocsin/window/v1/window.proto


export interface WatchWindowsRequestInput {
  /**
   * Empty means all brands that the token may see.
   */
  'brandIds'?: (string)[];
  /**
   * 0 means all sizes.
   */
  'sizeMs'?: (number);
  /**
   * From an earlier response; empty starts with the current values.
   */
  'resumeToken'?: (string);
}

export interface WatchWindowsRequest {
  /**
   * Empty means all brands that the token may see.
   */
  'brandIds': (string)[];
  /**
   * 0 means all sizes.
   */
  'sizeMs': (number);
  /**
   * From an earlier response; empty starts with the current values.
   */
  'resumeToken': (string);
}
