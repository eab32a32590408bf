import type { Random } from './random'

/** A callback under construction: the members to send, and the values that the record must hold. */
export type Draft = {
  /** The members of the callback. */
  readonly sent: Readonly<Record<string, unknown>>
  /** The normalized value of each property; without those that have no value. Times that mean none are there. */
  readonly meant: Readonly<Record<string, unknown>>
  /** The members that are not properties of a callback. */
  readonly extra: Readonly<Record<string, unknown>>
}

/** Something unusual that Bandwidth has sent, documented or announced, and that a receiver must handle. */
export type Oddity = (draft: Draft, random: Random) => Draft

export const EMPTY: Draft = { sent: {}, meant: {}, extra: {} }

const without = (members: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(members).filter(([other]) => other !== name))

/** Adds a property, and the normalized value if it is sent in another spelling. */
export const withProperty = (draft: Draft, name: string, sent: unknown, meant: unknown = sent): Draft => ({
  ...draft,
  sent: { ...draft.sent, [name]: sent },
  meant: { ...draft.meant, [name]: meant },
})

export const withProperties = (draft: Draft, properties: Readonly<Record<string, unknown>>): Draft => ({
  ...draft,
  sent: { ...draft.sent, ...properties },
  meant: { ...draft.meant, ...properties },
})

/** Adds a property without a value: `null`, `""` as in old documentation, or what cannot be read. */
export const withoutValue = (draft: Draft, name: string, sent: unknown): Draft => ({
  ...draft,
  sent: { ...draft.sent, [name]: sent },
  meant: without(draft.meant, name),
})

export const withoutProperty = (draft: Draft, name: string): Draft => ({
  ...draft,
  sent: without(draft.sent, name),
  meant: without(draft.meant, name),
})

export const withExtra = (draft: Draft, key: string, value: unknown): Draft => ({
  ...draft,
  sent: { ...draft.sent, [key]: value },
  extra: { ...draft.extra, [key]: value },
})

/** API Gateway limits the request line and headers together to 10 KB, with escapes. */
const LONGEST_TAG = 256

/** A value in a query string, and of what a record holds as text. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const withoutNull = (members: Draft['sent']): Draft['sent'] =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null))

const texts = (members: Draft['sent']): Draft['sent'] =>
  Object.fromEntries(Object.entries(withoutNull(members)).map(([key, value]) => [key, asText(value)]))

const shortened = (members: Draft['sent']): Draft['sent'] =>
  typeof members['tag'] === 'string' ? { ...members, tag: members['tag'].slice(0, LONGEST_TAG) } : members

const onlyKnown = (members: Draft['sent'], extra: Draft['extra']): Draft['sent'] =>
  Object.fromEntries(Object.entries(members).filter(([name]) => !(name in extra)))

/** The same call in a query string: with the values of unknown members as text, but without those that are `null`. */
export const queryDraft = ({ sent, meant, extra }: Draft): Draft => ({
  sent: { ...shortened(onlyKnown(sent, extra)), ...texts(extra) },
  meant: shortened(meant),
  extra: texts(extra),
})
