import { RECORD_NAMES, type Disconnect } from '../disconnect/disconnect'

/** `JSON.stringify` also applies it to the keys of `asSent`, which are names of properties too. */
const ORDER = [...RECORD_NAMES]

/** A record as JSON. `extra` is inserted as the text that is stored, so that digits and deep nesting are not lost. */
export const disconnectJson = ({ extra, ...record }: Disconnect): string => {
  const json = JSON.stringify(record, ORDER)
  return extra === undefined ? json : `${json.slice(0, -1)},"extra":${extra}}`
}

export type ItemsEnd = {
  /** Where the next page begins, if there is one. */
  readonly cursor?: string | undefined
  /** How many records were left out because they cannot be read. */
  readonly unreadable?: number
}

/** A list of records. */
export const itemsJson = (
  records: readonly Disconnect[],
  { cursor, unreadable = 0 }: ItemsEnd = {},
): string => {
  const members = [
    `"items":[${records.map(disconnectJson).join(',')}]`,
    ...(unreadable > 0 ? [`"unreadable":${unreadable}`] : []),
    ...(cursor === undefined ? [] : [`"cursor":${JSON.stringify(cursor)}`]),
  ]
  return `{${members.join(',')}}`
}
