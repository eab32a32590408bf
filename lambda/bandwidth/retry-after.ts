/**
 * How long `Retry-After` asks to wait, in milliseconds, as RFC 9110 writes it: in seconds, or until a date. A date is compared with the
 * clock of the server, since ours may be wrong. Undefined if there is none that can be read.
 */
export const retryAfterMs = (headers: Headers, now: number): number | undefined => {
  const sent = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+(?:\.\d+)?$/.test(sent)) return Math.ceil(Number(sent) * 1_000)
  // `Date.parse` would read `-1` as a year.
  const until = /^[A-Z]/i.test(sent) ? Date.parse(sent) : Number.NaN
  if (Number.isNaN(until)) return undefined
  const theirs = Date.parse(headers.get('date') ?? '')
  return Math.max(0, until - (Number.isNaN(theirs) ? now : theirs))
}
