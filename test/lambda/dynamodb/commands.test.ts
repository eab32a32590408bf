import { DISCONNECTS_TABLE, QUARANTINE_TABLE } from '../../../lambda/deployment/tables'
import { getConsistent, putOnce, queryCall } from '../../../lambda/dynamodb/commands'

test('a put never replaces an item', () => {
  expect(
    putOnce('calls', DISCONNECTS_TABLE, { callId: 'c-1', event: 'disconnect', talkMs: 0, answered: false })
      .input,
  ).toStrictEqual({
    TableName: 'calls',
    Item: { callId: { S: 'c-1' }, event: { S: 'disconnect' }, talkMs: { N: '0' }, answered: { BOOL: false } },
    ConditionExpression: 'attribute_not_exists(#key) OR #source = :yielding',
    ExpressionAttributeNames: { '#key': 'callId', '#source': 'source' },
    ExpressionAttributeValues: { ':yielding': { S: '-' } },
    ReturnValues: 'ALL_OLD',
  })
})

test('a put into quarantine checks its own key', () => {
  expect(
    putOnce('aside', QUARANTINE_TABLE, { day: '2026-03-14', part: 'q#0000', body: new Uint8Array([255]) })
      .input,
  ).toStrictEqual({
    TableName: 'aside',
    Item: { day: { S: '2026-03-14' }, part: { S: 'q#0000' }, body: { B: new Uint8Array([255]) } },
    ConditionExpression: 'attribute_not_exists(#key) OR #source = :yielding',
    ExpressionAttributeNames: { '#key': 'day', '#source': 'source' },
    ExpressionAttributeValues: { ':yielding': { S: '-' } },
    ReturnValues: 'ALL_OLD',
  })
})

test('an event is read with all earlier writes', () => {
  expect(getConsistent('calls', { callId: 'c-1', event: 'disconnect' }).input).toStrictEqual({
    TableName: 'calls',
    Key: { callId: { S: 'c-1' }, event: { S: 'disconnect' } },
    ConsistentRead: true,
  })
})

test.each([[undefined], [{ callId: { S: 'c-1' }, event: { S: 'answer' } }]])(
  'a call is read whole, page by page (from %j)',
  startKey => {
    expect(queryCall('calls', 'c-1', startKey).input).toStrictEqual({
      TableName: 'calls',
      KeyConditionExpression: '#callId = :callId',
      ExpressionAttributeNames: { '#callId': 'callId' },
      ExpressionAttributeValues: { ':callId': { S: 'c-1' } },
      ConsistentRead: true,
      ExclusiveStartKey: startKey,
    })
  },
)
