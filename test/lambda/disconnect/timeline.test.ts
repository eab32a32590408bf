import * as fc from 'fast-check'
import { endedAt, inCallOrder, timelineKey } from '../../../lambda/disconnect/timeline'
import { arbitraryRecord } from '../../support/callbacks/arbitraries'
import { aRecord, RECEIVED_AT } from '../../support/callbacks/builders'

test.each([
  ['its end', {}, '2026-03-14T09:26:53.589Z'],
  ['its event, if the end is unknown', { endTime: null }, '2026-03-14T09:26:53.590Z'],
  ['its arrival, if no time is known', { endTime: null, eventTime: null }, RECEIVED_AT],
])('the time of a record is that of %s', (_, overrides, expected) => {
  expect(endedAt(aRecord(overrides))).toBe(expected)
})

test('the timeline sorts as text by time', () => {
  fc.assert(
    fc.property(arbitraryRecord(), arbitraryRecord(), (a, b) => {
      expect(endedAt(a) >= endedAt(b) || timelineKey(a) < timelineKey(b)).toBe(true)
    }),
  )
})

test('calls that ended in the same millisecond have different positions', () => {
  expect(timelineKey(aRecord())).not.toBe(timelineKey(aRecord({ callId: 'c-2' })))
})

test('the records of a call begin with its disconnect, then evidence against it, then other events by time', () => {
  const disconnect = aRecord()
  const evidence = { ...aRecord({ cause: 'busy', endTime: '2020-01-01T00:00Z' }), conflict: true as const }
  const answer = aRecord({ eventType: 'answer', eventTime: '2026-03-14T09:25:10Z', endTime: null })
  const dtmf = aRecord({ eventType: 'dtmf', eventTime: '2026-03-14T09:25:20Z', endTime: null })
  const told = [disconnect, evidence, answer, dtmf]
  fc.assert(
    fc.property(fc.shuffledSubarray(told, { minLength: told.length }), shuffled => {
      expect(inCallOrder(shuffled)).toStrictEqual(told)
    }),
  )
})
