// Original file: tocsin/crisis/v1/events.proto


export interface UpdateOverdueInput {
  'dueMs'?: (number | string);
}

export interface UpdateOverdue {
  'dueMs': (number);
}
