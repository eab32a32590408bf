import { Readable } from 'node:stream'
import * as fc from 'fast-check'
import * as E from 'fp-ts/Either'
import { recordOfRow } from '../../cli/import/record-of-row'
import { START } from '../../cli/import/row'
import { framingOf, rowsOf } from '../../cli/import/rows'
import { csv } from '../../cli/printers/formats'
import { RECORD_SHAPE } from '../../cli/printers/record-shape'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import { recordJson } from '../../lambda/disconnect/record-json'
import { arbitraryRecord } from '../support/callbacks/arbitraries'
import { aCallback, aRecord, RECEIVED_AT } from '../support/callbacks/builders'

test('any exported record is read as the same record', () => {
  const recordOf = recordOfRow(
    () => true,
    () => RECEIVED_AT,
  )
  fc.assert(
    fc.property(arbitraryRecord(), fc.boolean(), (record, evidence) => {
      const given = evidence ? { ...record, conflict: true as const } : record
      const bytes = Buffer.from(recordJson(given))
      expect(recordOf({ number: 1, bytes, end: bytes.length })).toStrictEqual(E.right(given))
    }),
  )
})

const collected = async (pieces: AsyncIterable<string>): Promise<string> => {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

const csvOf = (records: readonly Disconnect[]): Promise<string> =>
  collected(csv(RECORD_SHAPE)(Readable.from(records)))

const aTag = fc.stringMatching(/^'{0,2}[=+@-]?[a-z]{1,3}$/)

const aRecordWithAGuardedTag = fc.oneof(
  arbitraryRecord(),
  aTag.map(tag => aRecord({ tag })),
)

test('any exported CSV is read as the same records', async () => {
  const recordOf = recordOfRow(
    () => true,
    () => RECEIVED_AT,
  )
  await fc.assert(
    fc.asyncProperty(fc.array(aRecordWithAGuardedTag, { minLength: 1, maxLength: 4 }), async records => {
      const text = await csvOf(records)
      const bytes = Buffer.from(text)
      const framing = framingOf(bytes)
      if (framing === undefined) throw new Error('expected a framing')
      const read: Disconnect[] = []
      for await (const row of rowsOf(framing, Readable.from([bytes]), START)) {
        const record = recordOf(row)
        if (E.isLeft(record)) throw new Error(JSON.stringify(record.left))
        read.push(record.right)
      }
      expect(read).toStrictEqual(records)
    }),
  )
})

test.each([
  ['a name that no record has', '"surprise":1'],
  ['a name twice', '"callId":"c-other"'],
])('a record with %s is rejected, so that nothing of it is lost', (_, member) => {
  const recordOf = recordOfRow(
    () => true,
    () => RECEIVED_AT,
  )
  fc.assert(
    fc.property(arbitraryRecord(), record => {
      const bytes = Buffer.from(recordJson(record).replace(/^\{/, `{${member},`))
      expect(recordOf({ number: 1, bytes, end: bytes.length })).toStrictEqual(
        E.left([{ path: '', expected: 'only names of records, each once' }]),
      )
    }),
  )
})

test.each([
  ['callback', JSON.stringify(aCallback())],
  ['record', JSON.stringify({ ...aCallback(), answered: true, receivedAt: RECEIVED_AT, source: 'callback' })],
])('a %s of an account that the deployment does not allow is not imported', (_, json) => {
  const recordOf = recordOfRow(
    () => false,
    () => RECEIVED_AT,
  )
  const bytes = Buffer.from(json)
  expect(recordOf({ number: 1, bytes, end: bytes.length })).toStrictEqual(
    E.left([{ path: 'accountId', expected: 'an account that is allowed here' }]),
  )
})

test('violations of a record contain no name from the file', () => {
  const recordOf = recordOfRow(
    () => true,
    () => RECEIVED_AT,
  )
  const record = { ...aCallback(), answered: true, receivedAt: RECEIVED_AT, source: 'callback' }
  const bytes = Buffer.from(JSON.stringify({ ...record, asSent: { '+15555550100': 7 } }))
  expect(recordOf({ number: 1, bytes, end: bytes.length })).toMatchObject(E.left([{ path: 'asSent' }]))
})

test('an exported record with times that mean none, which earlier versions stored, is read as its callback is', () => {
  const recordOf = recordOfRow(
    () => true,
    () => RECEIVED_AT,
  )
  const callback = aCallback({ answerTime: '0001-01-01T00:00:00Z', enqueuedTime: '1970-01-01T00:00:00.000Z' })
  const exported = {
    ...callback,
    ...{ answerTime: '0001-01-01T00:00:00.000Z', answered: true, talkMs: 63909077213589, totalMs: 113339 },
    ...{ causeClass: 'normal', receivedAt: RECEIVED_AT, source: 'callback' },
    asSent: { answerTime: '0001-01-01T00:00:00Z' },
  }
  const bytes = Buffer.from(JSON.stringify(exported))
  expect(recordOf({ number: 1, bytes, end: bytes.length })).toStrictEqual(E.right(aRecord(callback)))
})
