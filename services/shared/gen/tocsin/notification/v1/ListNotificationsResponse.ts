// Original file: tocsin/notification/v1/notification.proto

import type { NotificationInput as _tocsin_notification_v1_NotificationInput, Notification as _tocsin_notification_v1_Notification } from '../../../tocsin/notification/v1/Notification.ts';

export interface ListNotificationsResponseInput {
  'notifications'?: (_tocsin_notification_v1_NotificationInput)[];
}

export interface ListNotificationsResponse {
  'notifications': (_tocsin_notification_v1_Notification)[];
}
