import * as E from 'fp-ts/Either'
import { urlWithToken } from '../../console/answers/paths'
import { decodeJson } from '../../lambda/codec/decode'
import { defined } from '../../lambda/codec/defined'
import { elements, members } from '../../lambda/codec/members'
import { CALLBACK_PATH, LIST_PATH } from '../../lambda/deployment/routes'
import { TWIN_CREDENTIALS, TWIN_TABLES_PATH, TwinTables } from '../../lambda/deployment/twin'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import type { Parameters } from '../../lambda/question/parameters'
import { CommandFailed } from '../errors'
import { givenCredentials } from './credentials'
import type { Records, TwinPlace } from './place'
import { recordOfMembers } from './record-json'
import { DEFAULT_SETTINGS } from './table'
import type { TwinHttp } from './twin-http'

/** The largest page that `GET /disconnects` answers. */
const PAGE_MAX = 1_000

export type TwinAnswer = {
  readonly records: readonly Disconnect[]
  /** How many records the twin left out because it cannot read them. */
  readonly unreadable: number
  readonly cursor?: string
}

const orFail = <L, A>(result: E.Either<L, A>): A => {
  if (E.isRight(result)) return result.right
  throw new CommandFailed('The server there is not a twin of this version: check the URL of --local')
}

/** Decodes an answer with records, without losing a digit. */
export const twinAnswer = (body: string): TwinAnswer => {
  const answer = new Map(orFail(members(body)).map(member => [member.key, member.text]))
  const items = orFail(E.fromNullable('items')(answer.get('items')))
  return {
    records: elements(items).map(json => orFail(recordOfMembers(orFail(members(json))))),
    unreadable: Number(answer.get('unreadable') ?? 0),
    ...defined({ cursor: answer.get('cursor') }),
  }
}

/** Receives the number of records that were left out. */
type LeaveOut = (unreadable: number) => void

/**
 * Spaces as `%20`, since the twin takes a `+` in front of a number for itself; and white space around a value, which is no part of
 * it, left out for the same reason.
 */
const queryOf = (parameters: Parameters): string =>
  new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value.trim()]))
    .toString()
    .replaceAll('+', '%20')

async function* pages(
  http: TwinHttp,
  parameters: Parameters,
  limit: number,
  leaveOut: LeaveOut,
): AsyncGenerator<Disconnect> {
  let wanted = limit
  let cursor: string | undefined
  do {
    const query = queryOf([
      ...parameters,
      ['limit', String(Math.min(wanted, PAGE_MAX))],
      ...(cursor === undefined ? [] : [['cursor', cursor] as const]),
    ])
    const answer = twinAnswer((await http.read(`${LIST_PATH}?${query}`)) ?? '')
    leaveOut(answer.unreadable)
    yield* answer.records
    wanted -= answer.records.length
    cursor = answer.cursor
  } while (wanted > 0 && cursor !== undefined)
}

/** No client sends these path segments, however they are escaped. */
const REMOVED = /^\.{1,2}$/

export const twinRecords = (http: TwinHttp): Records => {
  let leftOut = 0
  const leaveOut: LeaveOut = unreadable => (leftOut += unreadable)
  return {
    list: ({ parameters }, limit) => pages(http, parameters, limit, leaveOut),
    get: async callId => {
      if (REMOVED.test(callId))
        throw new CommandFailed(
          'A URL cannot have this call id in its path: use list --call-id ID --event-type any',
        )
      const records: Disconnect[] = []
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const query = cursor === '' ? '' : `?${queryOf([['cursor', cursor]])}`
        const body = await http.read(`${LIST_PATH}/${encodeURIComponent(callId)}${query}`)
        if (body === undefined) break
        const answer = twinAnswer(body)
        for (const record of answer.records) records.push(record)
        leaveOut(answer.unreadable)
        cursor = answer.cursor
      }
      return records
    },
    unreadable: () => leftOut,
    isFree: true,
    cost: () => 'not known for the local twin',
  }
}

const twinTables = async (url: URL, http: TwinHttp): Promise<TwinTables> => {
  const body = await http.read(TWIN_TABLES_PATH)
  if (body === undefined)
    throw new CommandFailed(`The twin at ${url.origin} gives access to its tables only on its own machine`)
  return orFail(decodeJson(TwinTables)(body))
}

export const twinPlace = (url: URL, http: TwinHttp, environment: NodeJS.ProcessEnv): TwinPlace => {
  const name = 'local twin'
  return {
    _tag: 'twin',
    name,
    url,
    where: () => Promise.resolve(`${name}, ${http.base}`),
    consoleUrl: async () => {
      const { consoleToken } = await twinTables(url, http)
      if (consoleToken === undefined)
        throw new CommandFailed(`The twin at ${url.origin} has no console: start one of this version`)
      return urlWithToken(http.base, consoleToken)
    },
    records: () => Promise.resolve(twinRecords(http)),
    tables: async () => {
      const { endpoint, tableName, quarantineTableName } = await twinTables(url, http)
      const { dynamodbTables } = await import('./dynamodb-tables')
      const { tableClient } = await import('./table-client')
      return dynamodbTables({
        // This database does not get the AWS credentials of the environment.
        client: tableClient({}, {}, new URL(endpoint)),
        tableName,
        quarantineTableName,
        settings: DEFAULT_SETTINGS,
        subject: { what: name },
        isFree: true,
        name: `twin ${url.origin}`,
      })
    },
    callbacks: ({ username } = {}) =>
      Promise.resolve({
        url: new URL(`${http.base}${CALLBACK_PATH}`),
        credentials: givenCredentials(username, environment, TWIN_CREDENTIALS),
        previous: [],
      }),
  }
}
