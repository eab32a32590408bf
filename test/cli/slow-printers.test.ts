import { recordDetail } from '../../cli/printers/record-detail'
import { excel } from '../../cli/printers/excel'
import { csv, jsonDocument } from '../../cli/printers/formats'
import { RECORD_SHAPE } from '../../cli/printers/record-shape'
import { timesIn } from '../../display/time/time-text'
import { UTC } from '../../lambda/time/zone'
import type { Printer } from '../../cli/printers/formats'
import { recordTable } from '../../cli/printers/record-table'
import { entryDetail, entryTable } from '../../cli/printers/entry-text'
import type { JsonObjectText, Text } from '../../lambda/codec/text'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import type { QuarantineEntry } from '../../lambda/intake/quarantine'
import { aQuarantinedRequest, aRecord } from '../support/callbacks/builders'
import { slowOnes } from '../support/callbacks/parse-ratio'
import { slowBodies, slowTexts } from '../support/callbacks/slow-texts'

const SCREEN = { columns: 200, colours: true }
const TIMES = timesIn(UTC)

async function* only<A>(value: A): AsyncGenerator<A> {
  yield await Promise.resolve(value)
}

const lengthOf = async (pieces: AsyncIterable<string>): Promise<number> => {
  let length = 0
  for await (const piece of pieces) length += piece.length
  return length
}

const PRINTERS: Readonly<Record<string, Printer<Disconnect>>> = {
  table: recordTable(SCREEN, TIMES),
  detail: recordDetail(SCREEN, TIMES),
  csv: csv(RECORD_SHAPE),
  excel: excel(RECORD_SHAPE, { times: TIMES, environment: {} }),
  json: jsonDocument(RECORD_SHAPE),
}

const ENDS = { prefixes: ['', '='], suffixes: ['', 'x'] }

test.each(Object.entries(PRINTERS))(
  'no text in a record makes it slow to print as %s',
  async (_, printer) => {
    const withTag = (text: string) => lengthOf(printer(only({ ...aRecord(), tag: text as Text })))
    const withExtra = (text: string) =>
      lengthOf(printer(only({ ...aRecord(), extra: text as JsonObjectText })))
    expect(await slowOnes(slowTexts(ENDS), withTag)).toStrictEqual([])
    expect(await slowOnes(slowBodies(), withExtra)).toStrictEqual([])
  },
)

test('no text in a quarantined request makes it slow to print', async () => {
  const entryOf = (text: string): QuarantineEntry => ({
    ...aQuarantinedRequest({ query: text, headers: { text }, body: Buffer.from(text) }),
    violations: [{ path: text, expected: text }],
    complete: true,
  })
  expect(await slowOnes(slowTexts(), text => entryDetail(entryOf(text), SCREEN, TIMES))).toStrictEqual([])
  expect(
    await slowOnes(slowTexts(), text => lengthOf(entryTable(SCREEN, TIMES)(only(entryOf(text))))),
  ).toStrictEqual([])
})

test('a record is printed however many unknown members it has', async () => {
  const extra = `{${Array.from({ length: 200_000 }, (_, i) => `"${i}":1`).join(',')}}` as JsonObjectText
  expect(await lengthOf(recordDetail(SCREEN, TIMES)(only({ ...aRecord(), extra })))).toBeGreaterThan(
    extra.length,
  )
})
