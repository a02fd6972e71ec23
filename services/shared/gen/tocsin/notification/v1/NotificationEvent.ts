// Original file: tocsin/notification/v1/notification.proto

import type { DeliveryStateInput as _tocsin_notification_v1_DeliveryStateInput, DeliveryState as _tocsin_notification_v1_DeliveryState } from '../../../tocsin/notification/v1/DeliveryState.ts';

export interface NotificationEventInput {
  'idempotencyKey'?: (string);
  'state'?: (_tocsin_notification_v1_DeliveryStateInput);
  'attempt'?: (number);
  'reason'?: (string);
  'atMs'?: (number | string);
  'nextAttemptMs'?: (number | string);
  'personId'?: (string);
  'contactId'?: (string);
  'crisisId'?: (string);
  /**
   * Set when it went, or goes, as part of one message with others: the key of that message.
   */
  'digestKey'?: (string);
  /**
   * With DISABLED: which target said that it is gone (a hash; the target may hold a secret).
   */
  'targetHash'?: (string);
  /**
   * Of the request: after this the key need not be remembered, since a repeat of the request is not sent.
   */
  'expiresAtMs'?: (number | string);
}

export interface NotificationEvent {
  'idempotencyKey': (string);
  'state': (_tocsin_notification_v1_DeliveryState);
  'attempt': (number);
  'reason': (string);
  'atMs': (number);
  'nextAttemptMs': (number);
  'personId': (string);
  'contactId': (string);
  'crisisId': (string);
  /**
   * Set when it went, or goes, as part of one message with others: the key of that message.
   */
  'digestKey': (string);
  /**
   * With DISABLED: which target said that it is gone (a hash; the target may hold a secret).
   */
  'targetHash': (string);
  /**
   * Of the request: after this the key need not be remembered, since a repeat of the request is not sent.
   */
  'expiresAtMs': (number);
}
