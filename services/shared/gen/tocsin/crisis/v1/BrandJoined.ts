// Original file: tocsin/crisis/v1/events.proto


export interface BrandJoinedInput {
  'brandId'?: (string);
}

export interface BrandJoined {
  'brandId': (string);
}
