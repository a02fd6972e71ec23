// Original file: tocsin/playbook/v1/playbook.proto


export interface ListPlaybookVersionsRequestInput {
}

export interface ListPlaybookVersionsRequest {
}
