import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import * as E from 'fp-ts/Either'
import type { StoreError } from '../../../../lambda/disconnect/store'
import type { Timestamp } from '../../../../lambda/disconnect/timestamp'
import type { Client } from '../../../../lambda/dynamodb/client'
import { dynamoQuarantineReader } from '../../../../lambda/dynamodb/quarantine/reader'
import { toQuarantineItems } from '../../../../lambda/dynamodb/quarantine/store'
import {
  type QuarantineEntry,
  quarantineIdOf,
  type QuarantineRange,
} from '../../../../lambda/intake/quarantine'
import { aQuarantinedRequest } from '../../../support/callbacks/builders'

type Answer = (day: string) => Promise<Partial<QueryCommandOutput>>

const NOTHING = Promise.resolve({})

/** A client that gives a fixed answer for each day, which no engine in the tests can do. */
const clientWith = (answer: Answer): Client => {
  const send = (command: unknown): Promise<unknown> => {
    if (!(command instanceof QueryCommand)) throw new Error('Only queries are expected')
    return answer(command.input.ExpressionAttributeValues?.[':day']?.S ?? '')
  }
  return { send }
}

const requestOn = (day: string) => {
  const requestId = 'request-1'
  const receivedAt = `${day}T12:00:00.000Z` as Timestamp
  return aQuarantinedRequest({
    quarantineId: quarantineIdOf({ receivedAt, requestId }),
    requestId,
    receivedAt,
  })
}

const pageOf = (request: ReturnType<typeof requestOn>) => ({
  Items: toQuarantineItems(request, 90).map(item => marshall(item)),
})

const listed = (client: Client, since: string, until: string) =>
  dynamoQuarantineReader({ client, tableName: 'Quarantine' }).list({
    since: `${since}T00:00:00.000Z`,
    until: `${until}T00:00:00.000Z`,
  } as QuarantineRange)

test('if a day cannot be read, the entries before it come first, then the failure', async () => {
  const cause = new Error('down')
  const request = requestOn('2026-03-05')
  const client = clientWith(day => {
    if (day === '2026-03-05') return Promise.resolve(pageOf(request))
    // This day is requested at the same time as the one above, and fails before that one answers.
    return day === '2026-03-04' || day === '2026-03-03' ? Promise.reject(cause) : NOTHING
  })

  const found: E.Either<StoreError, QuarantineEntry>[] = []
  for await (const entry of listed(client, '2026-02-01', '2026-03-11')) found.push(entry)

  expect(found.map(E.map(({ quarantineId }) => quarantineId))).toStrictEqual([
    E.right(request.quarantineId),
    E.left({ _tag: 'StoreUnavailable', cause }),
  ])
})

test('a reader that stops at the first entry does not see a later failure', async () => {
  const client = clientWith(day =>
    day === '2026-03-05'
      ? Promise.resolve(pageOf(requestOn(day)))
      : day < '2026-03-05'
        ? Promise.reject(new Error('down'))
        : NOTHING,
  )

  for await (const entry of listed(client, '2026-02-01', '2026-03-11')) {
    expect(E.isRight(entry)).toBe(true)
    break
  }
  // An unhandled rejection would end the process, and this test.
  await new Promise(setImmediate)
})

test('each day of a long range is read once, newest first, and at most 32 at once', async () => {
  const asked: string[] = []
  let atOnce = 0
  let most = 0
  const client = clientWith(async day => {
    asked.push(day)
    most = Math.max(most, ++atOnce)
    await new Promise(setImmediate)
    atOnce--
    return {}
  })

  for await (const entry of listed(client, '2025-01-01', '2026-01-01')) throw new Error(JSON.stringify(entry))

  expect(asked).toHaveLength(365)
  expect(asked).toStrictEqual([...new Set(asked)].toSorted().toReversed())
  expect(most).toBe(32)
})
