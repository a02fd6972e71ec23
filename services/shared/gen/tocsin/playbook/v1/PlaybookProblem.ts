// Original file: tocsin/playbook/v1/playbook.proto


export interface PlaybookProblemInput {
  'file'?: (string);
  'line'?: (number);
  'column'?: (number);
  'message'?: (string);
  'suggestion'?: (string);
}

export interface PlaybookProblem {
  'file': (string);
  'line': (number);
  'column': (number);
  'message': (string);
  'suggestion': (string);
}
