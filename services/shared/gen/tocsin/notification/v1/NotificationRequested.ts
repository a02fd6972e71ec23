// Original file: tocsin/notification/v1/notification.proto

import type { UrgencyInput as _tocsin_notification_v1_UrgencyInput, Urgency as _tocsin_notification_v1_Urgency } from '../../../tocsin/notification/v1/Urgency.ts';

export interface NotificationRequestedInput {
  /**
   * Derived from (crisis, stage entry or step, round, person, contact method); a retry keeps it.
   */
  'idempotencyKey'?: (string);
  'crisisId'?: (string);
  'personId'?: (string);
  'contactId'?: (string);
  'urgency'?: (_tocsin_notification_v1_UrgencyInput);
  'subject'?: (string);
  'text'?: (string);
  /**
   * Where to decide or acknowledge; carries the one-time token.
   */
  'link'?: (string);
  'requestedAtMs'?: (number | string);
  /**
   * Not worth sending after this.
   */
  'expiresAtMs'?: (number | string);
  'drill'?: (boolean);
  'kind'?: (string);
  'playbookVersion'?: (number);
  /**
   * Brands of the crisis: whose managers may see it.
   */
  'brandIds'?: (string)[];
  /**
   * Set on one that is sent again by hand: the attempts that were made before. A repeat of it changes nothing.
   */
  'resendAfterAttempt'?: (number);
}

export interface NotificationRequested {
  /**
   * Derived from (crisis, stage entry or step, round, person, contact method); a retry keeps it.
   */
  'idempotencyKey': (string);
  'crisisId': (string);
  'personId': (string);
  'contactId': (string);
  'urgency': (_tocsin_notification_v1_Urgency);
  'subject': (string);
  'text': (string);
  /**
   * Where to decide or acknowledge; carries the one-time token.
   */
  'link': (string);
  'requestedAtMs': (number);
  /**
   * Not worth sending after this.
   */
  'expiresAtMs': (number);
  'drill': (boolean);
  'kind': (string);
  'playbookVersion': (number);
  /**
   * Brands of the crisis: whose managers may see it.
   */
  'brandIds': (string)[];
  /**
   * Set on one that is sent again by hand: the attempts that were made before. A repeat of it changes nothing.
   */
  'resendAfterAttempt': (number);
}
