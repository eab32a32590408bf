import { restorePlus } from '../../../lambda/disconnect/call-party'
import { CallId } from '../../../lambda/disconnect/identifiers'
import { OPTIONAL_PROPERTIES } from '../../../lambda/disconnect/properties'
import { digitsBeyondMs } from '../../../lambda/disconnect/timestamp'
import { timeParameter } from '../../../lambda/question/codecs'
import { decodeCursor } from '../../../lambda/question/cursor'
import { decodeQuestion, PARAMETER_NAMES } from '../../../lambda/question/parameters'
import { RECEIVED_AT } from '../../support/callbacks/builders'
import { slowOnes } from '../../support/callbacks/parse-ratio'
import { ENDS, slowTexts } from '../../support/callbacks/slow-texts'

/** Each codec once, under the first of its properties. */
const CODECS = Object.entries({ callId: CallId, ...OPTIONAL_PROPERTIES }).filter(
  ([, codec], i, all) => all.findIndex(([, other]) => other === codec) === i,
)

test.each(CODECS)('no text makes the codec of %s slow', async (_, codec) => {
  expect(await slowOnes(slowTexts(ENDS), text => codec.decode(text))).toStrictEqual([])
})

test.each(CODECS)('no text makes it slow to check the normal form of %s', async (_, codec) => {
  expect(await slowOnes(slowTexts(ENDS), text => codec.is(text))).toStrictEqual([])
})

/** A record can have any text in `asSent`, if it was imported or stored before times had a maximum length. */
test('no text makes it slow to read the digits beyond the millisecond', async () => {
  expect(await slowOnes(slowTexts(ENDS), digitsBeyondMs)).toStrictEqual([])
})

test('no text makes it slow to restore the + of a number', async () => {
  expect(await slowOnes(slowTexts({ ...ENDS, prefixes: ['', 'tel: ', ' 1'] }), restorePlus)).toStrictEqual([])
})

test('no text makes it slow to read a time in a question', async () => {
  const ends = { prefixes: ['', '1', ...ENDS.prefixes], suffixes: ['', 'd'] }
  const codec = timeParameter(RECEIVED_AT)
  expect(await slowOnes(slowTexts(ends), text => codec.decode(text))).toStrictEqual([])
})

test.each(PARAMETER_NAMES)('no text makes a question for %s slow', async name => {
  const read = (text: string) => decodeQuestion(RECEIVED_AT)([[name, text]])
  expect(await slowOnes(slowTexts({ prefixes: ['', '+1', '!'] }), read)).toStrictEqual([])
})

test('no text makes a cursor slow to read, as it is or in base64', async () => {
  const read = decodeCursor([], RECEIVED_AT)
  const encoded = (text: string) => read(Buffer.from(text).toString('base64url'))
  const ends = { prefixes: ['', '["', '["2026-01-01T00:00:00.000Z#'], suffixes: ['', '","","",""]'] }
  expect(await slowOnes(slowTexts(ends), read)).toStrictEqual([])
  expect(await slowOnes(slowTexts(ends), encoded)).toStrictEqual([])
})
