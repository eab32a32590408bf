import * as E from 'fp-ts/Either'
import { decode } from '../../../lambda/codec/decode'
import {
  END_EVENT_TYPES,
  EventType,
  eventTypeLabel,
  isEnd,
  isOncePerCall,
} from '../../../lambda/disconnect/event-type'
import { aRecord } from '../../support/callbacks/builders'

const MODEL_TYPES = [
  'answer',
  'bridgeComplete',
  'bridgeTargetComplete',
  'conferenceCreated',
  'conferenceRedirect',
  'conferenceMemberJoin',
  'conferenceMemberExit',
  'conferenceCompleted',
  'conferenceRecordingAvailable',
  'disconnect',
  'dtmf',
  'gather',
  'initiate',
  'machineDetectionComplete',
  'recordingComplete',
  'recordingAvailable',
  'redirect',
  'transcriptionAvailable',
  'transferAnswer',
  'transferComplete',
  'transferDisconnect',
]

const OTHERS_SEEN = [
  'recordComplete',
  'referComplete',
  'mediaStreamStarted',
  'mediaStreamRejected',
  'mediaStreamStopped',
  'realTimeTranscriptionStarted',
  'realTimeTranscriptionAvailable',
  'realTimeTranscriptionRejected',
  'realTimeTranscriptionStopped',
]

test.each([...MODEL_TYPES, ...OTHERS_SEEN])('the event type %s is kept, and logged by name', eventType => {
  expect(aRecord({ eventType }).eventType).toBe(eventType)
  expect(eventTypeLabel(eventType as EventType)).toBe(eventType)
})

test.each(['somethingNew', 'Disconnect', 'toString', '15555550100'])(
  '%s is kept, but never logged by name',
  eventType => {
    expect(aRecord({ eventType }).eventType).toBe(eventType)
    expect(eventTypeLabel(eventType as EventType)).toBe('other')
  },
)

test.each([[null], [''], ['  '], [undefined]])('no event type (%j) means a disconnect', eventType => {
  expect(aRecord({ eventType }).eventType).toBe('disconnect')
})

test('a call has one beginning, one answer and one end', () => {
  expect(MODEL_TYPES.filter(type => isOncePerCall(type as EventType)).sort()).toStrictEqual([
    'answer',
    'disconnect',
    'initiate',
    'transferAnswer',
    'transferDisconnect',
  ])
})

test('only a disconnect is the end of a call', () => {
  expect(END_EVENT_TYPES).toStrictEqual(['disconnect'])
  expect([...MODEL_TYPES, ...OTHERS_SEEN].filter(type => isEnd(type as EventType))).toStrictEqual(
    END_EVENT_TYPES,
  )
})

test('all others, including unknown ones, can recur in a call', () => {
  expect([...OTHERS_SEEN, 'somethingNew', 'toString'].some(type => isOncePerCall(type as EventType))).toBe(
    false,
  )
})

describe('an event type fits into a sort key', () => {
  const read = decode(EventType)

  test.each(['x'.repeat(900), 'é'.repeat(450), ` ${'x'.repeat(900)} `])('up to 900 bytes', sent => {
    expect(read(sent)).toStrictEqual(E.right(sent.trim()))
  })

  test.each(['x'.repeat(901), 'é'.repeat(451), 'half \ud83d'])('a longer one is refused', sent => {
    expect(read(sent)).toStrictEqual(E.left([{ path: '', expected: 'text of at most 900 bytes of UTF-8' }]))
  })
})
