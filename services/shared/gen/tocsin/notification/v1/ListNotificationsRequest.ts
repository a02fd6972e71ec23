// Original file: tocsin/notification/v1/notification.proto


export interface ListNotificationsRequestInput {
  'crisisId'?: (string);
  'personId'?: (string);
  'limit'?: (number);
}

export interface ListNotificationsRequest {
  'crisisId': (string);
  'personId': (string);
  'limit': (number);
}
