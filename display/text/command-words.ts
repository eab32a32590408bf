/** `minTalkMs` → `--min-talk-ms`. */
export const flagOf = (name: string): string =>
  `--${name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`

/** What no shell interprets. */
const NEEDS_NO_QUOTES = /^[\w@%+=:,./-]+$/

/** A word as a shell reads it. */
export const shellWord = (text: string): string =>
  NEEDS_NO_QUOTES.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
