// Original file: tocsin/crisis/v1/crisis.proto


/**
 * Who calls, by the token or, on this machine and where the settings allow it, without one.
 */
export interface GetCallerResponseInput {
  'personId'?: (string);
  'name'?: (string);
  /**
   * display, responder, manager or admin.
   */
  'role'?: (string);
  /**
   * Empty means all.
   */
  'brandIds'?: (string)[];
  /**
   * Nobody had to show a token.
   */
  'open'?: (boolean);
  /**
   * When the token stops working; 0 means that no end is set.
   */
  'untilMs'?: (number | string);
}

/**
 * Who calls, by the token or, on this machine and where the settings allow it, without one.
 */
export interface GetCallerResponse {
  'personId': (string);
  'name': (string);
  /**
   * display, responder, manager or admin.
   */
  'role': (string);
  /**
   * Empty means all.
   */
  'brandIds': (string)[];
  /**
   * Nobody had to show a token.
   */
  'open': (boolean);
  /**
   * When the token stops working; 0 means that no end is set.
   */
  'untilMs': (number);
}
