import * as E from 'fp-ts/Either'
import {
  OPTIONAL_PROPERTIES,
  PARTY_NAMES,
  PROPERTY_NAMES,
  SCALARS,
  TIME_NAMES,
} from '../../../lambda/disconnect/properties'

test('every property is a time, a number or boolean, or text that takes any word', () => {
  const others = PROPERTY_NAMES.filter(
    name => name !== 'callId' && !TIME_NAMES.some(time => time === name) && !SCALARS.has(name),
  )
  for (const name of others)
    expect([
      name,
      OPTIONAL_PROPERTIES[name as keyof typeof OPTIONAL_PROPERTIES].decode('a word'),
    ]).toStrictEqual([name, E.right('a word')])
})

test('the times, the parties, and what is a number or boolean', () => {
  expect([...TIME_NAMES]).toStrictEqual(['eventTime', 'enqueuedTime', 'startTime', 'answerTime', 'endTime'])
  expect([...PARTY_NAMES]).toStrictEqual(['from', 'to', 'transferCallerId', 'transferTo'])
  expect([...SCALARS.keys()]).toStrictEqual(['privacy', 'sipResponseCode'])
})
