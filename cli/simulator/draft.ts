/** A callback in the making: what is sent, and what the record must hold for it. */
export type Draft = {
  /** Member by member, as sent. */
  readonly sent: Readonly<Record<string, unknown>>
  /** The value that each property has to become; nothing for what was sent as "not given". */
  readonly meant: Readonly<Record<string, unknown>>
  /** The members that no property is called. */
  readonly extra: Readonly<Record<string, unknown>>
}

export const EMPTY: Draft = { sent: {}, meant: {}, extra: {} }

const without = (members: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(members).filter(([other]) => other !== name))

/** A property, and the value that its spelling means. */
export const saying = (draft: Draft, name: string, sent: unknown, meant: unknown = sent): Draft => ({
  ...draft,
  sent: { ...draft.sent, [name]: sent },
  meant: { ...draft.meant, [name]: meant },
})

export const sayingAll = (draft: Draft, properties: Readonly<Record<string, unknown>>): Draft => ({
  ...draft,
  sent: { ...draft.sent, ...properties },
  meant: { ...draft.meant, ...properties },
})

/** A property that is there without a value: `null`, or `""` as old documentation has it. */
export const sayingNothing = (draft: Draft, name: string, sent: null | ''): Draft => ({
  ...draft,
  sent: { ...draft.sent, [name]: sent },
  meant: without(draft.meant, name),
})

export const leavingOut = (draft: Draft, name: string): Draft => ({
  ...draft,
  sent: without(draft.sent, name),
  meant: without(draft.meant, name),
})

export const sayingBesides = (draft: Draft, key: string, value: unknown): Draft => ({
  ...draft,
  sent: { ...draft.sent, [key]: value },
  extra: { ...draft.extra, [key]: value },
})

/** API Gateway takes a request line and headers of 10 KB together, escapes included. */
const LONGEST_TAG = 256

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const sayable = (members: Draft['sent']): Draft['sent'] =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null))

const texts = (members: Draft['sent']): Draft['sent'] =>
  Object.fromEntries(Object.entries(sayable(members)).map(([key, value]) => [key, asText(value)]))

const shortened = (members: Draft['sent']): Draft['sent'] =>
  typeof members['tag'] === 'string' ? { ...members, tag: members['tag'].slice(0, LONGEST_TAG) } : members

/** The same call as a query string can say it: without `null`, and whatever is not known as text. */
export const queryDraft = ({ sent, meant, extra }: Draft): Draft => ({
  sent: { ...shortened(sayable(sent)), ...texts(extra) },
  meant: shortened(meant),
  extra: texts(extra),
})
