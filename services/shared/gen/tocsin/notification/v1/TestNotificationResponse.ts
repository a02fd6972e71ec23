// Original file: tocsin/notification/v1/notification.proto

import type { NotificationEventInput as _tocsin_notification_v1_NotificationEventInput, NotificationEvent as _tocsin_notification_v1_NotificationEvent } from '../../../tocsin/notification/v1/NotificationEvent.ts';

export interface TestNotificationResponseInput {
  'events'?: (_tocsin_notification_v1_NotificationEventInput)[];
}

export interface TestNotificationResponse {
  'events': (_tocsin_notification_v1_NotificationEvent)[];
}
