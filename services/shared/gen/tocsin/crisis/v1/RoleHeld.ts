// Original file: tocsin/crisis/v1/events.proto


/**
 * Who holds a role, by which rule, and until when the schedules say so; 0 means until somebody changes it.
 */
export interface RoleHeldInput {
  'roleId'?: (string);
  'personId'?: (string);
  'because'?: (string);
  'untilMs'?: (number | string);
}

/**
 * Who holds a role, by which rule, and until when the schedules say so; 0 means until somebody changes it.
 */
export interface RoleHeld {
  'roleId': (string);
  'personId': (string);
  'because': (string);
  'untilMs': (number);
}
