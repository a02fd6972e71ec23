import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { ListNotificationsRequestInput as _tocsin_notification_v1_ListNotificationsRequestInput, ListNotificationsRequest as _tocsin_notification_v1_ListNotificationsRequest } from './tocsin/notification/v1/ListNotificationsRequest.ts';
import type { ListNotificationsResponseInput as _tocsin_notification_v1_ListNotificationsResponseInput, ListNotificationsResponse as _tocsin_notification_v1_ListNotificationsResponse } from './tocsin/notification/v1/ListNotificationsResponse.ts';
import type { NotificationInput as _tocsin_notification_v1_NotificationInput, Notification as _tocsin_notification_v1_Notification } from './tocsin/notification/v1/Notification.ts';
import type { NotificationEventInput as _tocsin_notification_v1_NotificationEventInput, NotificationEvent as _tocsin_notification_v1_NotificationEvent } from './tocsin/notification/v1/NotificationEvent.ts';
import type { NotificationRequestedInput as _tocsin_notification_v1_NotificationRequestedInput, NotificationRequested as _tocsin_notification_v1_NotificationRequested } from './tocsin/notification/v1/NotificationRequested.ts';
import type { NotificationServiceClient as _tocsin_notification_v1_NotificationServiceClient, NotificationServiceDefinition as _tocsin_notification_v1_NotificationServiceDefinition } from './tocsin/notification/v1/NotificationService.ts';
import type { ResendNotificationRequestInput as _tocsin_notification_v1_ResendNotificationRequestInput, ResendNotificationRequest as _tocsin_notification_v1_ResendNotificationRequest } from './tocsin/notification/v1/ResendNotificationRequest.ts';
import type { ResendNotificationResponseInput as _tocsin_notification_v1_ResendNotificationResponseInput, ResendNotificationResponse as _tocsin_notification_v1_ResendNotificationResponse } from './tocsin/notification/v1/ResendNotificationResponse.ts';
import type { TestNotificationRequestInput as _tocsin_notification_v1_TestNotificationRequestInput, TestNotificationRequest as _tocsin_notification_v1_TestNotificationRequest } from './tocsin/notification/v1/TestNotificationRequest.ts';
import type { TestNotificationResponseInput as _tocsin_notification_v1_TestNotificationResponseInput, TestNotificationResponse as _tocsin_notification_v1_TestNotificationResponse } from './tocsin/notification/v1/TestNotificationResponse.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  tocsin: {
    notification: {
      v1: {
        DeliveryState: EnumTypeDefinition
        ListNotificationsRequest: MessageTypeDefinition<_tocsin_notification_v1_ListNotificationsRequestInput, _tocsin_notification_v1_ListNotificationsRequest>
        ListNotificationsResponse: MessageTypeDefinition<_tocsin_notification_v1_ListNotificationsResponseInput, _tocsin_notification_v1_ListNotificationsResponse>
        Notification: MessageTypeDefinition<_tocsin_notification_v1_NotificationInput, _tocsin_notification_v1_Notification>
        NotificationEvent: MessageTypeDefinition<_tocsin_notification_v1_NotificationEventInput, _tocsin_notification_v1_NotificationEvent>
        NotificationRequested: MessageTypeDefinition<_tocsin_notification_v1_NotificationRequestedInput, _tocsin_notification_v1_NotificationRequested>
        NotificationService: SubtypeConstructor<typeof grpc.Client, _tocsin_notification_v1_NotificationServiceClient> & { service: _tocsin_notification_v1_NotificationServiceDefinition }
        ResendNotificationRequest: MessageTypeDefinition<_tocsin_notification_v1_ResendNotificationRequestInput, _tocsin_notification_v1_ResendNotificationRequest>
        ResendNotificationResponse: MessageTypeDefinition<_tocsin_notification_v1_ResendNotificationResponseInput, _tocsin_notification_v1_ResendNotificationResponse>
        TestNotificationRequest: MessageTypeDefinition<_tocsin_notification_v1_TestNotificationRequestInput, _tocsin_notification_v1_TestNotificationRequest>
        TestNotificationResponse: MessageTypeDefinition<_tocsin_notification_v1_TestNotificationResponseInput, _tocsin_notification_v1_TestNotificationResponse>
        Urgency: EnumTypeDefinition
      }
    }
  }
}

