import {
  bodyOf,
  getCall,
  largeCall,
  LARGE_BODY_BYTES,
  plainCall,
  postCall,
} from '../../../cli/check/check-calls'
import type { SimulatedCall } from '../../../cli/simulator/calls'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { toItem } from '../../../lambda/dynamodb/item'
import { DISCONNECTS_TABLE } from '../../../lambda/deployment/tables'
import { recordOf } from '../../support/callbacks/builders'
import { itemBytes } from '../../support/aws/item-size'

/** List prices of us-east-1, November 2026, in US dollars: a write unit, and the dearest of all other requests. */
const WRITE_UNIT = 0.625e-6
const METRIC = 10e-6
const SECRET_REQUEST = 5e-6
const REQUEST = 5e-6
const READ_UNIT = 0.125e-6

/** Write units in the table and in each index that has the record, when it is stored and again when it is deleted. */
const writeUnits = (call: SimulatedCall): number => {
  const item = toItem({ shards: DEFAULT_SHARDS })(recordOf(call.properties))
  const indexes = DISCONNECTS_TABLE.indexes.filter(({ name }) => item[name] !== undefined).length
  return 2 * Math.ceil(itemBytes(item) / 1024) * (1 + indexes)
}

test('a check costs at most a tenth of a cent', () => {
  const plain = Array.from({ length: 10 }, () => plainCall('9900000'))
  const calls = [...plain, postCall('9900000'), getCall('9900000'), getCall('9900000'), largeCall('9900000')]
  const quarantine = 2 * 2
  const units = calls.map(writeUnits).reduce((sum, each) => sum + each, quarantine)
  expect(units).toBeGreaterThan(1_000)
  // Requests to the API and to functions, reads, log lines: at most 40 of each, none of which costs more.
  // The newest 1,000 records of up to 2 KB, and 100 requests in quarantine of up to 4 KB.
  const reads = 1_000 / 4 + 100
  const dollars = units * WRITE_UNIT + reads * READ_UNIT + 2 * METRIC + 2 * SECRET_REQUEST + 40 * REQUEST
  expect(dollars).toBeLessThan(0.001)
})

test('the large body is 250 KB long, and has no property with an index', () => {
  const call = largeCall('9900000')
  expect(bodyOf(call).byteLength).toBe(LARGE_BODY_BYTES)
  const item = toItem({ shards: DEFAULT_SHARDS })(recordOf(call.properties))
  expect(DISCONNECTS_TABLE.indexes.filter(({ name }) => item[name] !== undefined)).toMatchObject([
    { name: 'byTime' },
  ])
})
