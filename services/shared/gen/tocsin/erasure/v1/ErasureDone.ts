// Original file: tocsin/erasure/v1/erasure.proto


export interface ErasureDoneInput {
}

export interface ErasureDone {
}
