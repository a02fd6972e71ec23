// Original file: tocsin/crisis/v1/events.proto


export interface RoleAssignedInput {
  'roleId'?: (string);
  'personId'?: (string);
  'by'?: (string);
  'reason'?: (string);
}

export interface RoleAssigned {
  'roleId': (string);
  'personId': (string);
  'by': (string);
  'reason': (string);
}
