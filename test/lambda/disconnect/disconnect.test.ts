import * as fc from 'fast-check'
import * as E from 'fp-ts/Either'
import { decode } from '../../../lambda/codec/decode'
import { Disconnect, RECORD_NAMES } from '../../../lambda/disconnect/disconnect'
import { arbitraryRecord } from '../../support/callbacks/arbitraries'
import { aFullCallback, aRecord, recordOf } from '../../support/callbacks/builders'

test('an encoded record decodes to itself', () => {
  fc.assert(
    fc.property(arbitraryRecord(), record => {
      expect(decode(Disconnect)(Disconnect.encode(record))).toStrictEqual(E.right(record))
      expect(Disconnect.is(record)).toBe(true)
    }),
  )
})

test('attributes that are not part of a record are removed when it is read', () => {
  expect(decode(Disconnect)({ ...aRecord(), byFrom: 'ended#0#+15555550100', expiresAt: 1 })).toStrictEqual(
    E.right(aRecord()),
  )
})

test('every property of a record is in the list of names, once', () => {
  fc.assert(
    fc.property(arbitraryRecord(), record => {
      expect(
        Object.keys(record).filter(name => !(RECORD_NAMES as readonly string[]).includes(name)),
      ).toStrictEqual([])
    }),
  )
  expect(new Set(RECORD_NAMES).size).toBe(RECORD_NAMES.length)
})

test.each(['callId', 'eventType', 'answered', 'receivedAt', 'source'])(
  'a record without %s is refused',
  name => {
    const rest = Object.fromEntries(Object.entries(recordOf(aFullCallback())).filter(([key]) => key !== name))
    expect(decode(Disconnect)(rest)).toMatchObject(E.left([{ path: name }]))
  },
)
