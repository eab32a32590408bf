import type { Draft } from './draft'

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
