import type { Format } from '../flags/format-flags'
import { csv } from './csv'
import { json } from './json'
import { ndjson } from './ndjson'
import type { Printer } from './printer'

/** Text is for the eye, and differs by command. */
export const printerFor = (format: Format, text: Printer): Printer => {
  switch (format) {
    case 'text':
      return text
    case 'json':
      return json
    case 'ndjson':
      return ndjson
    case 'csv':
      return csv
  }
}
