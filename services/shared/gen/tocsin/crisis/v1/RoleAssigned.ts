// Original file: tocsin/crisis/v1/events.proto


export interface RoleAssignedInput {
  'roleId'?: (string);
  'personId'?: (string);
  /**
   * Person id, or "timer" when a shift ends.
   */
  'by'?: (string);
  'reason'?: (string);
  'untilMs'?: (number | string);
  'mustAcknowledge'?: (boolean);
  'acknowledgeByMs'?: (number | string);
}

export interface RoleAssigned {
  'roleId': (string);
  'personId': (string);
  /**
   * Person id, or "timer" when a shift ends.
   */
  'by': (string);
  'reason': (string);
  'untilMs': (number);
  'mustAcknowledge': (boolean);
  'acknowledgeByMs': (number);
}
