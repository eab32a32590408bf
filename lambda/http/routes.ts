/** The paths of the API, as API Gateway writes them. */
export const CALLBACK_PATH = '/callbacks/disconnect'
export const LIST_PATH = '/disconnects'
export const CALL_PATH = '/disconnects/{callId}'
