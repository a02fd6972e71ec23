// Original file: tocsin/notification/v1/notification.proto

export const DeliveryState = {
  DELIVERY_STATE_UNSPECIFIED: 'DELIVERY_STATE_UNSPECIFIED',
  /**
   * Written before a send: a key found claimed and not done after a kill is sent once more.
   */
  DELIVERY_STATE_CLAIMED: 'DELIVERY_STATE_CLAIMED',
  DELIVERY_STATE_DELIVERED: 'DELIVERY_STATE_DELIVERED',
  DELIVERY_STATE_RETRYING: 'DELIVERY_STATE_RETRYING',
  /**
   * Given up: to be sent again by hand.
   */
  DELIVERY_STATE_DEAD: 'DELIVERY_STATE_DEAD',
  /**
   * The target said that it is gone (410): it is not tried again until the playbook changes.
   */
  DELIVERY_STATE_DISABLED: 'DELIVERY_STATE_DISABLED',
  /**
   * Delivered as part of one message with others.
   */
  DELIVERY_STATE_DIGESTED: 'DELIVERY_STATE_DIGESTED',
  /**
   * Not sent: it was not worth it any more.
   */
  DELIVERY_STATE_EXPIRED: 'DELIVERY_STATE_EXPIRED',
} as const;

export type DeliveryStateInput =
  | 'DELIVERY_STATE_UNSPECIFIED'
  | 0
  /**
   * Written before a send: a key found claimed and not done after a kill is sent once more.
   */
  | 'DELIVERY_STATE_CLAIMED'
  | 1
  | 'DELIVERY_STATE_DELIVERED'
  | 2
  | 'DELIVERY_STATE_RETRYING'
  | 3
  /**
   * Given up: to be sent again by hand.
   */
  | 'DELIVERY_STATE_DEAD'
  | 4
  /**
   * The target said that it is gone (410): it is not tried again until the playbook changes.
   */
  | 'DELIVERY_STATE_DISABLED'
  | 5
  /**
   * Delivered as part of one message with others.
   */
  | 'DELIVERY_STATE_DIGESTED'
  | 6
  /**
   * Not sent: it was not worth it any more.
   */
  | 'DELIVERY_STATE_EXPIRED'
  | 7

export type DeliveryState = typeof DeliveryState[keyof typeof DeliveryState]
