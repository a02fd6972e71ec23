// Original file: tocsin/notification/v1/notification.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ListNotificationsRequestInput as _tocsin_notification_v1_ListNotificationsRequestInput, ListNotificationsRequest as _tocsin_notification_v1_ListNotificationsRequest } from '../../../tocsin/notification/v1/ListNotificationsRequest.ts';
import type { ListNotificationsResponseInput as _tocsin_notification_v1_ListNotificationsResponseInput, ListNotificationsResponse as _tocsin_notification_v1_ListNotificationsResponse } from '../../../tocsin/notification/v1/ListNotificationsResponse.ts';
import type { ResendNotificationRequestInput as _tocsin_notification_v1_ResendNotificationRequestInput, ResendNotificationRequest as _tocsin_notification_v1_ResendNotificationRequest } from '../../../tocsin/notification/v1/ResendNotificationRequest.ts';
import type { ResendNotificationResponseInput as _tocsin_notification_v1_ResendNotificationResponseInput, ResendNotificationResponse as _tocsin_notification_v1_ResendNotificationResponse } from '../../../tocsin/notification/v1/ResendNotificationResponse.ts';
import type { TestNotificationRequestInput as _tocsin_notification_v1_TestNotificationRequestInput, TestNotificationRequest as _tocsin_notification_v1_TestNotificationRequest } from '../../../tocsin/notification/v1/TestNotificationRequest.ts';
import type { TestNotificationResponseInput as _tocsin_notification_v1_TestNotificationResponseInput, TestNotificationResponse as _tocsin_notification_v1_TestNotificationResponse } from '../../../tocsin/notification/v1/TestNotificationResponse.ts';

export interface NotificationServiceClient extends grpc.Client {
  ListNotifications(argument: _tocsin_notification_v1_ListNotificationsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_notification_v1_ListNotificationsResponse>): grpc.ClientUnaryCall;
  ListNotifications(argument: _tocsin_notification_v1_ListNotificationsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_notification_v1_ListNotificationsResponse>): grpc.ClientUnaryCall;
  ListNotifications(argument: _tocsin_notification_v1_ListNotificationsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_notification_v1_ListNotificationsResponse>): grpc.ClientUnaryCall;
  ListNotifications(argument: _tocsin_notification_v1_ListNotificationsRequestInput, callback: grpc.requestCallback<_tocsin_notification_v1_ListNotificationsResponse>): grpc.ClientUnaryCall;
  listNotifications(argument: _tocsin_notification_v1_ListNotificationsRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_notification_v1_ListNotificationsResponse>): grpc.ClientUnaryCall;
  listNotifications(argument: _tocsin_notification_v1_ListNotificationsRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_notification_v1_ListNotificationsResponse>): grpc.ClientUnaryCall;
  listNotifications(argument: _tocsin_notification_v1_ListNotificationsRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_notification_v1_ListNotificationsResponse>): grpc.ClientUnaryCall;
  listNotifications(argument: _tocsin_notification_v1_ListNotificationsRequestInput, callback: grpc.requestCallback<_tocsin_notification_v1_ListNotificationsResponse>): grpc.ClientUnaryCall;
  
  /**
   * Sends a dead one again, with the same key.
   */
  ResendNotification(argument: _tocsin_notification_v1_ResendNotificationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_notification_v1_ResendNotificationResponse>): grpc.ClientUnaryCall;
  ResendNotification(argument: _tocsin_notification_v1_ResendNotificationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_notification_v1_ResendNotificationResponse>): grpc.ClientUnaryCall;
  ResendNotification(argument: _tocsin_notification_v1_ResendNotificationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_notification_v1_ResendNotificationResponse>): grpc.ClientUnaryCall;
  ResendNotification(argument: _tocsin_notification_v1_ResendNotificationRequestInput, callback: grpc.requestCallback<_tocsin_notification_v1_ResendNotificationResponse>): grpc.ClientUnaryCall;
  /**
   * Sends a dead one again, with the same key.
   */
  resendNotification(argument: _tocsin_notification_v1_ResendNotificationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_notification_v1_ResendNotificationResponse>): grpc.ClientUnaryCall;
  resendNotification(argument: _tocsin_notification_v1_ResendNotificationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_notification_v1_ResendNotificationResponse>): grpc.ClientUnaryCall;
  resendNotification(argument: _tocsin_notification_v1_ResendNotificationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_notification_v1_ResendNotificationResponse>): grpc.ClientUnaryCall;
  resendNotification(argument: _tocsin_notification_v1_ResendNotificationRequestInput, callback: grpc.requestCallback<_tocsin_notification_v1_ResendNotificationResponse>): grpc.ClientUnaryCall;
  
  /**
   * Sends a test to every contact method of a person and waits for the outcome.
   */
  TestNotification(argument: _tocsin_notification_v1_TestNotificationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_notification_v1_TestNotificationResponse>): grpc.ClientUnaryCall;
  TestNotification(argument: _tocsin_notification_v1_TestNotificationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_notification_v1_TestNotificationResponse>): grpc.ClientUnaryCall;
  TestNotification(argument: _tocsin_notification_v1_TestNotificationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_notification_v1_TestNotificationResponse>): grpc.ClientUnaryCall;
  TestNotification(argument: _tocsin_notification_v1_TestNotificationRequestInput, callback: grpc.requestCallback<_tocsin_notification_v1_TestNotificationResponse>): grpc.ClientUnaryCall;
  /**
   * Sends a test to every contact method of a person and waits for the outcome.
   */
  testNotification(argument: _tocsin_notification_v1_TestNotificationRequestInput, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_notification_v1_TestNotificationResponse>): grpc.ClientUnaryCall;
  testNotification(argument: _tocsin_notification_v1_TestNotificationRequestInput, metadata: grpc.Metadata, callback: grpc.requestCallback<_tocsin_notification_v1_TestNotificationResponse>): grpc.ClientUnaryCall;
  testNotification(argument: _tocsin_notification_v1_TestNotificationRequestInput, options: grpc.CallOptions, callback: grpc.requestCallback<_tocsin_notification_v1_TestNotificationResponse>): grpc.ClientUnaryCall;
  testNotification(argument: _tocsin_notification_v1_TestNotificationRequestInput, callback: grpc.requestCallback<_tocsin_notification_v1_TestNotificationResponse>): grpc.ClientUnaryCall;
  
}

export interface NotificationServiceHandlers extends grpc.UntypedServiceImplementation {
  ListNotifications: grpc.handleUnaryCall<_tocsin_notification_v1_ListNotificationsRequest, _tocsin_notification_v1_ListNotificationsResponseInput>;
  
  /**
   * Sends a dead one again, with the same key.
   */
  ResendNotification: grpc.handleUnaryCall<_tocsin_notification_v1_ResendNotificationRequest, _tocsin_notification_v1_ResendNotificationResponseInput>;
  
  /**
   * Sends a test to every contact method of a person and waits for the outcome.
   */
  TestNotification: grpc.handleUnaryCall<_tocsin_notification_v1_TestNotificationRequest, _tocsin_notification_v1_TestNotificationResponseInput>;
  
}

export interface NotificationServiceDefinition extends grpc.ServiceDefinition {
  ListNotifications: MethodDefinition<_tocsin_notification_v1_ListNotificationsRequestInput, _tocsin_notification_v1_ListNotificationsResponseInput, _tocsin_notification_v1_ListNotificationsRequest, _tocsin_notification_v1_ListNotificationsResponse>
  ResendNotification: MethodDefinition<_tocsin_notification_v1_ResendNotificationRequestInput, _tocsin_notification_v1_ResendNotificationResponseInput, _tocsin_notification_v1_ResendNotificationRequest, _tocsin_notification_v1_ResendNotificationResponse>
  TestNotification: MethodDefinition<_tocsin_notification_v1_TestNotificationRequestInput, _tocsin_notification_v1_TestNotificationResponseInput, _tocsin_notification_v1_TestNotificationRequest, _tocsin_notification_v1_TestNotificationResponse>
}
