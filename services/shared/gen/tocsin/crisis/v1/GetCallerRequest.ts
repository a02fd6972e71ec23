// Original file: tocsin/crisis/v1/crisis.proto


export interface GetCallerRequestInput {
}

export interface GetCallerRequest {
}
