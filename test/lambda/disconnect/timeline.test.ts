import * as fc from 'fast-check'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { eventKey } from '../../../lambda/disconnect/identity'
import { callPosition, endedAt, inCallOrder, timelineKey } from '../../../lambda/disconnect/timeline'
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

describe('the position of a record in its call', () => {
  test('differs from that of every other record of the call', () => {
    const ofOneCall = () =>
      arbitraryRecord().map((record): Disconnect => ({ ...record, callId: aRecord().callId }))
    fc.assert(
      fc.property(ofOneCall(), ofOneCall(), fc.boolean(), (a, other, isEvidence) => {
        const b = isEvidence ? { ...other, conflict: true as const } : other
        fc.pre(isEvidence || eventKey(a) !== eventKey(b))
        expect(callPosition(a)).not.toBe(callPosition(b))
      }),
    )
  })

  test('is short, and has no text of the event', () => {
    const eventType = 'secret'.repeat(150)
    const asSent = { eventTime: `2026-03-14T09:26:53.590${'1'.repeat(5_000)}Z` }
    const position = callPosition({ ...aRecord({ eventType }), asSent, conflict: true })
    expect(position.length).toBeLessThan(200)
    expect(position).not.toContain('secret')
  })

  test('is later for a later event, down to the last digit of its time', () => {
    const at = (eventTime: string) => callPosition(aRecord({ eventType: 'dtmf', eventTime }))
    const positions = ['.59', '.590000001', '.5900001', '.591'].map(digits =>
      at(`2026-03-14T09:26:53${digits}Z`),
    )
    expect([...positions].sort()).toStrictEqual(positions)
    expect(new Set(positions).size).toBe(4)
  })
})
