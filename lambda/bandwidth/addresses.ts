/** Where Bandwidth's APIs are. Each is a prefix, without a slash at its end. https://dev.bandwidth.com/apis/voice/ */
export const VOICE_URL = 'https://voice.bandwidth.com/api/v2'
export const TOKEN_URL = 'https://api.bandwidth.com/api/v1/oauth2/token'
/** Of the applications. Only the command line uses it. */
export const API_URL = 'https://api.bandwidth.com/api'
