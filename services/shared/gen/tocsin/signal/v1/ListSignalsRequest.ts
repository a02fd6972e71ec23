// Original file: tocsin/signal/v1/signal.proto


export interface ListSignalsRequestInput {
  'brandId'?: (string);
  'openOnly'?: (boolean);
  'fromMs'?: (number | string);
  'toMs'?: (number | string);
  'limit'?: (number);
}

export interface ListSignalsRequest {
  'brandId': (string);
  'openOnly': (boolean);
  'fromMs': (number);
  'toMs': (number);
  'limit': (number);
}
