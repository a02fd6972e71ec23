// Original file: tocsin/crisis/v1/crisis.proto


export interface AnswerQuestionRequestInput {
  'requestId'?: (string);
  'crisisId'?: (string);
  'questionId'?: (string);
  'fact'?: (string);
}

export interface AnswerQuestionRequest {
  'requestId': (string);
  'crisisId': (string);
  'questionId': (string);
  'fact': (string);
}
