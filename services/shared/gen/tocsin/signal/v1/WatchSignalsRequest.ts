// Original file: tocsin/signal/v1/signal.proto


export interface WatchSignalsRequestInput {
  'brandIds'?: (string)[];
  'resumeToken'?: (string);
}

export interface WatchSignalsRequest {
  'brandIds': (string)[];
  'resumeToken': (string);
}
