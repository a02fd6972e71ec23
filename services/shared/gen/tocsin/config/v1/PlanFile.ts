// Original file: tocsin/config/v1/config.proto


/**
 * One YAML text of a playbook.
 */
export interface PlanFileInput {
  'path'?: (string);
  'text'?: (string);
}

/**
 * One YAML text of a playbook.
 */
export interface PlanFile {
  'path': (string);
  'text': (string);
}
