// Original file: tocsin/crisis/v1/crisis.proto


export interface FlagBrandInput {
  'brandId'?: (string);
  'name'?: (string);
}

export interface FlagBrand {
  'brandId': (string);
  'name': (string);
}
