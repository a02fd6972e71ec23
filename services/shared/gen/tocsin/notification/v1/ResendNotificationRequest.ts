// Original file: tocsin/notification/v1/notification.proto


export interface ResendNotificationRequestInput {
  'requestId'?: (string);
  'idempotencyKey'?: (string);
}

export interface ResendNotificationRequest {
  'requestId': (string);
  'idempotencyKey': (string);
}
