// Original file: tocsin/audit/v1/audit.proto


export interface ReadChainRequestInput {
}

export interface ReadChainRequest {
}
