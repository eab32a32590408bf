import { Readable } from 'node:stream'
import { excel } from '../../../cli/printers/excel'
import { chosenShape, RECORD_SHAPE } from '../../../cli/printers/record-shape'
import { timesIn } from '../../../display/time/time-text'
import type { Text } from '../../../lambda/codec/text'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { UTC } from '../../../lambda/time/zone'
import { aRecord } from '../callbacks/builders'
import { openedInExcel } from './excel-reader'

export const ENGLISH = { LANG: 'en_US.UTF-8' }
export const GERMAN = { LANG: 'de_DE.UTF-8' }

/** What `--excel` writes of some records. */
export const excelFileOf = async (
  records: readonly Disconnect[],
  { shape = RECORD_SHAPE, zone = UTC, environment = ENGLISH } = {},
): Promise<Uint8Array> => {
  let text = ''
  for await (const piece of excel(shape, { times: timesIn(zone), environment })(Readable.from(records)))
    text += piece
  return Buffer.from(text)
}

/** What Excel shows of the tags of records that have these. */
export const shownTags = async (tags: readonly string[], environment = ENGLISH) => {
  const records = tags.map(tag => ({ ...aRecord(), tag: tag as Text }))
  const file = await excelFileOf(records, { shape: chosenShape(['tag', 'callId']), environment })
  const [, ...rows] = openedInExcel(file, { isComma: environment === GERMAN })
  return rows.map(([tag]) => tag)
}
