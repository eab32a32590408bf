import { RECORD_NAMES, type Disconnect } from './disconnect'

/** `JSON.stringify` also applies it to the keys of `asSent`, which are names of properties too. */
const ORDER = [...RECORD_NAMES]

/** A record as JSON. `extra` is inserted as the text that is stored, so that digits and deep nesting are not lost. */
export const recordJson = ({ extra, ...record }: Disconnect): string => {
  const json = JSON.stringify(record, ORDER)
  return extra === undefined ? json : `${json.slice(0, -1)},"extra":${extra}}`
}
