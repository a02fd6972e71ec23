// Original file: tocsin/crisis/v1/crisis.proto


export interface ListBrandsRequestInput {
}

export interface ListBrandsRequest {
}
