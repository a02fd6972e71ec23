// Original file: tocsin/notification/v1/notification.proto


export interface ResendNotificationResponseInput {
}

export interface ResendNotificationResponse {
}
