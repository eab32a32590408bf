import type { HandlerFunction } from '../../infra/handler-function'
import { QueryEnvironment, readEnvironment } from '../../lambda/deployment/environment'
import { environmentOf, synthesize } from '../support/infra/synthesized'

test.each([
  [{ indexShards: 4 }, undefined],
  [{ indexShards: 8, readIndexShards: 8 }, undefined],
  [{ indexShards: 64 }, 64],
  [{ indexShards: 4, readIndexShards: 64 }, 64],
])(
  'the functions that answer questions get the number of shards to read if it is more than 8: %j',
  (settings, read) => {
    const { template, disconnects } = synthesize({ ...settings, reports: true })
    const { queryFunction, reportFunction } = disconnects
    const functions: readonly HandlerFunction[] = [queryFunction, ...(reportFunction ? [reportFunction] : [])]
    const numbers = functions.map(
      fn => readEnvironment(QueryEnvironment)(environmentOf(template, fn)).READ_INDEX_SHARDS,
    )
    expect(numbers).toStrictEqual([read, read])
  },
)
