/**
 * Clients that give up in time for an answer: Bandwidth waits 15 s by default, and has nobody else to turn to. Without
 * `throwOnRequestTimeout` the SDK only writes a warning when the time is over. Times are in milliseconds.
 */
export const PROMPT_CLIENT = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 500, requestTimeout: 1_500, throwOnRequestTimeout: true },
}
