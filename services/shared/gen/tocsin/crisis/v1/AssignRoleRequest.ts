// Original file: tocsin/crisis/v1/crisis.proto


export interface AssignRoleRequestInput {
  'requestId'?: (string);
  'crisisId'?: (string);
  'roleId'?: (string);
  'personId'?: (string);
  'reason'?: (string);
}

export interface AssignRoleRequest {
  'requestId': (string);
  'crisisId': (string);
  'roleId': (string);
  'personId': (string);
  'reason': (string);
}
