import { RECORD_NAMES, type Disconnect } from '../disconnect/disconnect'

/** `JSON.stringify` takes it for the keys of `asSent` too, which are names of properties. */
const ORDER = [...RECORD_NAMES]

/** A record as JSON text. `extra` is spliced in as the text it is kept as, so that no digit and no depth is lost. */
export const disconnectJson = ({ extra, ...record }: Disconnect): string => {
  const json = JSON.stringify(record, ORDER)
  return extra === undefined ? json : `${json.slice(0, -1)},"extra":${extra}}`
}

/** A list of records, and the cursor of the page behind it where there is one. */
export const itemsJson = (records: readonly Disconnect[], cursor?: string): string => {
  const items = `"items":[${records.map(disconnectJson).join(',')}]`
  return cursor === undefined ? `{${items}}` : `{${items},"cursor":${JSON.stringify(cursor)}}`
}
