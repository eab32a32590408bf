/** Where the records are, and how other tools reach them. */
export type PlaceAnswer = {
  readonly kind: 'stack' | 'twin'
  /** `BandwidthDisconnects`, `This machine` */
  readonly name: string
  readonly region?: string
  /** How the command line is called here: `disconnects`, or `node cli/disconnects.mjs` in a clone. */
  readonly command: string
  /** The flags by which it finds this place, one word each: `--stack`, `BandwidthDisconnects`. */
  readonly flags: readonly string[]
  /** The base of the API, without a slash at its end. A stack may not have it in its outputs. */
  readonly apiUrl?: string
  /** The region of AWS's signature of requests to the API. Without it, requests need none. */
  readonly signedFor?: string
  /** The callback URL, without its key. */
  readonly callbackUrl?: string
  /** For how long a request stays in quarantine. */
  readonly quarantineDays: number
  readonly version: string
}
