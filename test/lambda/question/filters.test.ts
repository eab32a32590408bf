import { DISCONNECT, END_EVENT_TYPES } from '../../../lambda/disconnect/event-type'
import { CallId } from '../../../lambda/disconnect/identifiers'
import { atLeast, equals, exists, not, oneOf } from '../../../lambda/question/condition'
import type { Filter } from '../../../lambda/question/filters'
import { conditionsOf } from '../../../lambda/question/question'

test('a filter without its condition does not compile', () => {
  const definition = { codec: CallId, flag: { value: 'ID', help: 'one call' } }
  // @ts-expect-error the condition is missing
  const filter: Filter<CallId> = definition

  expect(filter).not.toHaveProperty('condition')
})

test('a condition for a property that is not stored does not compile', () => {
  // @ts-expect-error it would find nothing
  expect(atLeast('totalMs', 1)).toMatchObject({ property: 'totalMs' })
})

test('a question without filters is about the events that end a call', () => {
  expect(conditionsOf({})).toStrictEqual([oneOf('eventType', END_EVENT_TYPES)])
})

test('a question about all events has no conditions', () => {
  expect(conditionsOf({ eventType: 'any' })).toStrictEqual([])
})

test('a question has the conditions of each of its filters', () => {
  expect(conditionsOf({ answered: false, eventType: DISCONNECT })).toStrictEqual([
    not(exists('answerTime')),
    equals('eventType', DISCONNECT),
  ])
})
