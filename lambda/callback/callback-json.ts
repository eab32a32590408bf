import type { Disconnect } from '../disconnect/disconnect'
import { PROPERTY_NAMES, type PropertyName, SCALARS } from '../disconnect/properties'
import { isReconciled } from '../disconnect/source'

const LITERAL = /^(?:true|false|-?(?:0|[1-9]\d*))$/

/** The JSON of a value that normalization changed or left out. `null` was null: as text, it would have been stored as it is. */
const jsonAsSent = (name: PropertyName, text: string): string =>
  text === 'null' || (SCALARS.has(name) && LITERAL.test(text)) ? text : JSON.stringify(text)

/** `"name":value` of a known property, or undefined if it was not sent. */
const memberOf = (record: Disconnect, name: PropertyName): string | undefined => {
  const value = record[name]
  const text = record.asSent?.[name]
  if (text !== undefined) return `"${name}":${jsonAsSent(name, text)}`
  return value === undefined ? undefined : `"${name}":${JSON.stringify(value)}`
}

/**
 * The callback of a record, as Bandwidth sent it: equal as JSON, with the names in camelCase. A reconciled record never had one: it gets
 * the callback that Bandwidth would have sent, as far as its list has the properties, and `"source":"reconciled"`.
 *
 * What a record does not say is different: a number or boolean where text belongs is text, of a property that arrived several times the
 * value that counts comes last, and what was appended to the callback URL as a query string is a member.
 */
export const callbackJson = (record: Disconnect): string => {
  const members = PROPERTY_NAMES.map(name => memberOf(record, name)).filter(member => member !== undefined)
  const extra = record.extra?.slice(1, -1).trim() ?? ''
  const mark = isReconciled(record) ? [`"source":${JSON.stringify(record.source)}`] : []
  return `{${[...(extra === '' ? [] : [extra]), ...members, ...mark].join(',')}}`
}
