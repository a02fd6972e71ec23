// Original file: tocsin/crisis/v1/events.proto


export interface PostReleasedInput {
  'holdId'?: (string);
  'connector'?: (string);
  'postId'?: (string);
  'personId'?: (string);
  /**
   * The post stays held until the connector says that it released it.
   */
  'awaitsConnector'?: (boolean);
}

export interface PostReleased {
  'holdId': (string);
  'connector': (string);
  'postId': (string);
  'personId': (string);
  /**
   * The post stays held until the connector says that it released it.
   */
  'awaitsConnector': (boolean);
}
