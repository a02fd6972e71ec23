// Original file: tocsin/signal/v1/signal.proto


export interface ExplainSignalRequestInput {
  'signalId'?: (string);
}

export interface ExplainSignalRequest {
  'signalId': (string);
}
