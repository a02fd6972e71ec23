// Original file: tocsin/notification/v1/notification.proto

import type { NotificationRequestedInput as _tocsin_notification_v1_NotificationRequestedInput, NotificationRequested as _tocsin_notification_v1_NotificationRequested } from '../../../tocsin/notification/v1/NotificationRequested.ts';
import type { DeliveryStateInput as _tocsin_notification_v1_DeliveryStateInput, DeliveryState as _tocsin_notification_v1_DeliveryState } from '../../../tocsin/notification/v1/DeliveryState.ts';
import type { NotificationEventInput as _tocsin_notification_v1_NotificationEventInput, NotificationEvent as _tocsin_notification_v1_NotificationEvent } from '../../../tocsin/notification/v1/NotificationEvent.ts';

export interface NotificationInput {
  'requested'?: (_tocsin_notification_v1_NotificationRequestedInput | null);
  'state'?: (_tocsin_notification_v1_DeliveryStateInput);
  'events'?: (_tocsin_notification_v1_NotificationEventInput)[];
}

export interface Notification {
  'requested': (_tocsin_notification_v1_NotificationRequested | null);
  'state': (_tocsin_notification_v1_DeliveryState);
  'events': (_tocsin_notification_v1_NotificationEvent)[];
}
