import { filterExpression } from '../../../../lambda/dynamodb/find/conditions'
import { decodeQuestion, type Parameters } from '../../../../lambda/question/parameters'
import { conditionsOf } from '../../../../lambda/question/question'
import { RECEIVED_AT } from '../../../support/callbacks/builders'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'

const expressionOf = (parameters: Parameters) =>
  pipe(
    [...parameters, ['eventType', 'any'] as const],
    decodeQuestion(RECEIVED_AT),
    E.map(question => filterExpression(conditionsOf(question))),
    E.toUnion,
  )

test('without conditions there is no expression, since DynamoDB refuses an empty one', () => {
  expect(expressionOf([])).toBeUndefined()
})

test.each([
  ['tag', 'a', '#tag = :value0', { ':value0': 'a' }],
  ['minTalkMs', '5', '#talkMs >= :value0', { ':value0': 5 }],
  ['maxTalkMs', '5', '#talkMs <= :value0', { ':value0': 5 }],
  ['cause', 'busy,error', '#cause IN (:value0, :value1)', { ':value0': 'busy', ':value1': 'error' }],
  ['cause', '!busy', '(attribute_not_exists(#cause) OR NOT #cause IN (:value0))', { ':value0': 'busy' }],
  ['answered', 'true', 'attribute_exists(#answerTime)', {}],
  ['answered', 'false', '(attribute_not_exists(#answerTime) OR NOT attribute_exists(#answerTime))', {}],
  ['causeClass', 'caller', '#cause IN (:value0)', { ':value0': 'cancel' }],
  [
    'causeClass',
    'normal,callee,application,limit,platform,unrecognized',
    '(attribute_exists(#cause) AND (attribute_not_exists(#cause) OR NOT #cause IN (:value0)))',
    { ':value0': 'cancel' },
  ],
  [
    'causeClass',
    'normal,callee,caller,application,limit,platform,unrecognized',
    'attribute_exists(#cause)',
    {},
  ],
  ['number', 'a', '(#from = :value0 OR #to = :value1)', { ':value0': 'a', ':value1': 'a' }],
])('%s=%s becomes %s', (name, value, expression, values) => {
  expect(expressionOf([[name, value]])).toMatchObject({ expression, values })
})

test('a record has to meet every condition, each with its own values', () => {
  expect(
    expressionOf([
      ['minTalkMs', '1'],
      ['maxTalkMs', '2'],
    ]),
  ).toStrictEqual({
    expression: '#talkMs >= :value0 AND #talkMs <= :value1',
    names: { '#talkMs': 'talkMs' },
    values: { ':value0': 1, ':value1': 2 },
  })
})
