import { recordOfRow } from '../../cli/import/record-of-row'
import { START } from '../../cli/import/row'
import { framingOf, rowsOf, type Framing } from '../../cli/import/rows'
import { recordJson } from '../../lambda/disconnect/record-json'
import { aRecord, RECEIVED_AT } from '../support/callbacks/builders'
import { slowOnes } from '../support/callbacks/parse-ratio'
import { slowBodies, slowTexts } from '../support/callbacks/slow-texts'

const CHUNK_BYTES = 1_000

async function* chunksOf(text: string): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
    yield await Promise.resolve(bytes.subarray(at, at + CHUNK_BYTES))
}

const rowsIn = (framing: Framing) => async (text: string) => {
  let last = START
  for await (const { end, number } of rowsOf(framing, chunksOf(text), START))
    last = { offset: end, rows: number }
  return last
}

const recordIn = (text: string) =>
  recordOfRow(
    () => true,
    () => RECEIVED_AT,
  )({ bytes: Buffer.from(text), number: 1, end: text.length })

/** An exported record, up to the value of `asSent`. */
const EXPORTED = recordJson(aRecord()).replace(/\}$/, ',"asSent":')

test('no file is slow to find the framing of', async () => {
  const ends = { prefixes: ['', '{', '{"a":1', '{"items"', '['], suffixes: ['', '\n', 'x\n', ',\n'] }
  expect(await slowOnes(slowTexts(ends), text => framingOf(Buffer.from(text)))).toStrictEqual([])
})

test.each(['lines', 'elements', 'document'] as const)('no file is slow to split into %s', async framing => {
  const ends = {
    prefixes: ['', '[{"a":[', '[{"a":"', '[]x', '[],"cursor":"', `[]${' '.repeat(8_000)}x`],
    suffixes: ['', '}['],
  }
  // Each of 60,000 line feeds ends a row.
  expect(await slowOnes(slowTexts(ends), rowsIn(framing), 300)).toStrictEqual([])
})

test('no row is slow to decode', async () => {
  const ends = {
    prefixes: ['', '{"callId":"c","x":"', EXPORTED, `${EXPORTED}{"x":"`],
    suffixes: ['"}', '"}}'],
  }
  expect(await slowOnes(slowTexts(ends), recordIn)).toStrictEqual([])
  expect(await slowOnes(slowBodies(), recordIn)).toStrictEqual([])
  expect(await slowOnes(slowBodies(), object => recordIn(`${EXPORTED}${object}}`))).toStrictEqual([])
})

test('a record with any number of wrong values is refused without an exception', () => {
  const members = Array.from({ length: 300_000 }, (_, i) => `"${i}":1`).join(',')
  expect(recordIn(`${EXPORTED}{${members}}}`)).toMatchObject({ _tag: 'Left' })
})
