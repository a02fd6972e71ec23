// Original file: tocsin/notification/v1/notification.proto


export interface TestNotificationRequestInput {
  'requestId'?: (string);
  'personId'?: (string);
}

export interface TestNotificationRequest {
  'requestId': (string);
  'personId': (string);
}
