import { jsonDocument, ndjson, csv } from '../../cli/printers/formats'
import { chosenShape } from '../../cli/printers/record-shape'
import type { ColumnName } from '../../cli/printers/columns'
import type { JsonObjectText } from '../../lambda/codec/text'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { aRecord } from '../support/callbacks/builders'

const textOf = async (pieces: AsyncIterable<string>): Promise<string> => {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

async function* only(record: Disconnect): AsyncGenerator<Disconnect> {
  yield await Promise.resolve(record)
}

const NAMES: readonly ColumnName[] = ['ended', 'tag', 'talk', 'errorId', 'to', 'extra']

test('chosen columns are also the only ones of CSV and JSON, in their order', async () => {
  const record = { ...aRecord({ tag: '=1+1' }), extra: '{"big":12345678901234567890}' as JsonObjectText }
  const shape = chosenShape(NAMES)
  expect(await textOf(csv(shape)(only(record)))).toMatch(
    /^ended,tag,talkMs,errorId,to,extra\r\n2026-03-14T09:26:53.589Z,'=1\+1,103089,,\+15555550101,.*\r\n$/,
  )
  const json =
    '{"ended":"2026-03-14T09:26:53.589Z","tag":"=1+1","talkMs":103089,"to":"+15555550101","extra":{"big":12345678901234567890}}'
  expect(await textOf(ndjson(shape)(only(record)))).toBe(`${json}\n`)
  expect(await textOf(jsonDocument(shape)(only(record)))).toBe(`{"items":[\n${json}\n]}\n`)
})

test('columns that are the same for programs are there once', async () => {
  const shape = chosenShape(['talk', 'callId', 'talkMs'])
  expect(await textOf(ndjson(shape)(only(aRecord({ callId: 'c-1' }))))).toBe(
    '{"talkMs":103089,"callId":"c-1"}\n',
  )
  expect(await textOf(csv(shape)(only(aRecord({ callId: 'c-1' }))))).toBe('talkMs,callId\r\n103089,c-1\r\n')
})
