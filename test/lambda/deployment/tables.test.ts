import { DISCONNECTS_TABLE, QUARANTINE_TABLE } from '../../../lambda/deployment/tables'

// DynamoDB keeps keys for a table's life: whoever changes these makes a new table and has to move the records.
test('the keys of the tables are for ever', () => {
  expect(
    [DISCONNECTS_TABLE, QUARANTINE_TABLE].map(({ partitionKey, sortKey }) => [partitionKey, sortKey]),
  ).toStrictEqual([
    ['callId', 'event'],
    ['day', 'part'],
  ])
})

test('each index is named after its partition key and sorts by the timeline', () => {
  expect(
    DISCONNECTS_TABLE.indexes.map(({ name, partitionKey, sortKey }) => [name, partitionKey, sortKey]),
  ).toStrictEqual(['byTime', 'byCause', 'byFrom', 'byTo', 'byTag'].map(name => [name, name, 'timeline']))
})

test('both tables forget by the same attribute', () => {
  expect([DISCONNECTS_TABLE.timeToLiveAttribute, QUARANTINE_TABLE.timeToLiveAttribute]).toStrictEqual([
    'expiresAt',
    'expiresAt',
  ])
})
