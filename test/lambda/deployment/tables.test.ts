import { DISCONNECTS_TABLE, QUARANTINE_TABLE } from '../../../lambda/deployment/tables'

// The keys of a table can never change: another key means a new table, to which all records have to move.
test('the keys of the tables never change', () => {
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

test('both tables have the same attribute for the time to live', () => {
  expect([DISCONNECTS_TABLE.timeToLiveAttribute, QUARANTINE_TABLE.timeToLiveAttribute]).toStrictEqual([
    'expiresAt',
    'expiresAt',
  ])
})
