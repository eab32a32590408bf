/** The OAuth 2.0 client credentials of an API user at Bandwidth. Not the credentials of callbacks. */
export type BandwidthCredentials = { readonly clientId: string; readonly clientSecret: string }
