// Original file: tocsin/hold/v1/hold.proto


export interface CheckHoldRequestInput {
  'brandId'?: (string);
  /**
   * The account that wants to publish; empty asks for the brand as a whole.
   */
  'account'?: (string);
  'includeDrills'?: (boolean);
}

export interface CheckHoldRequest {
  'brandId': (string);
  /**
   * The account that wants to publish; empty asks for the brand as a whole.
   */
  'account': (string);
  'includeDrills': (boolean);
}
