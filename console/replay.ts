import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { decodeJson, type Violation } from '../lambda/codec/decode'
import { epochMs, timestampOf } from '../lambda/disconnect/timestamp'
import type { StoreError } from '../lambda/disconnect/store'
import type { QuarantineEntry } from '../lambda/intake/quarantine'
import type { Parameters } from '../lambda/question/parameters'
import type { Period } from '../lambda/report/request'
import type { Problem } from './answers/problem'
import { type ReplayAnswer, ReplayRequest } from './answers/quarantine'
import { invalid } from './answer'
import { decodePeriod } from './period'
import type { ConsolePorts } from './ports'
import { keptMs } from './quarantine'
import { replaying } from './replaying'
import type { ConsoleRequest } from './request'

const IDS_MAX = 1_000

type Asked = {
  readonly dryRun: boolean
  readonly ids?: readonly string[] | undefined
  readonly range: Period
}

const violation = (path: string, expected: string): E.Either<readonly Violation[], never> =>
  E.left([{ path, expected }])

const askedIn = (
  { dryRun, ids, since, until }: ReplayRequest,
  now: ConsoleRequest['now'],
  days: number,
): E.Either<readonly Violation[], Asked> => {
  const given: Parameters = Object.entries({ since, until }).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, text] as const],
  )
  if (ids !== undefined && ids.length > IDS_MAX) return violation('ids', `at most ${IDS_MAX} ids`)
  if (ids !== undefined && given.length > 0) return violation('ids', 'no range together with ids')
  return pipe(
    decodePeriod(given, timestampOf(epochMs(now) + 1), keptMs(days)),
    E.map(range => ({ dryRun, ids, range })),
  )
}

const JSON_TYPE = /^application\/json(;|$)/i

const decodeReplay = async (
  { place }: ConsolePorts,
  { contentType, body, now }: ConsoleRequest,
): Promise<E.Either<Problem, Asked>> => {
  // A form of another page cannot send this type.
  if (!JSON_TYPE.test(contentType))
    return E.left(invalid([{ path: '', expected: 'JSON, with Content-Type application/json' }]))
  const text = await body()
  return pipe(
    text,
    E.fromNullable<readonly Violation[]>([{ path: '', expected: 'at most 100 KB' }]),
    E.chain(decodeJson(ReplayRequest)),
    E.chain(request => askedIn(request, now, place.quarantineDays)),
    E.mapLeft(invalid),
  )
}

type Entries = AsyncIterable<E.Either<StoreError, QuarantineEntry | undefined>>

async function* entriesOf({ quarantine }: ConsolePorts, { ids, range }: Asked): Entries {
  if (ids === undefined) {
    for await (const entry of quarantine.list(range))
      if (E.isLeft(entry) || entry.right.replayed === undefined) yield entry
  } else for (const id of new Set(ids)) yield await quarantine.get(id)()
}

/** Decodes requests again with this version, and stores those that it can decode now. In a dry run, only counts them. */
export const replayRequests = async (
  ports: ConsolePorts,
  request: ConsoleRequest,
): Promise<E.Either<Problem, ReplayAnswer>> => {
  const asked = await decodeReplay(ports, request)
  if (E.isLeft(asked)) return asked
  const { dryRun } = asked.right
  const { one, counts, reasons, isAnythingDone } = replaying(
    { ...ports, quarantine: () => ports.quarantine },
    dryRun,
  )
  let [missing, unreadable] = [0, 0]
  const answer = (stopped?: Problem): ReplayAnswer => ({
    dryRun,
    counts: counts(unreadable),
    reasons: reasons.sorted(),
    ...(missing > 0 ? { missing } : {}),
    ...(stopped && { stopped }),
  })
  for await (const entry of entriesOf(ports, asked.right)) {
    if (E.isRight(entry) && entry.right === undefined) missing++
    else if (E.isLeft(entry) && entry.left._tag === 'UnreadableRecord') unreadable++
    else {
      const done = E.isLeft(entry) ? entry : entry.right && (await one(entry.right))
      if (done === undefined || E.isRight(done)) continue
      const problem = ports.explain(done.left)
      return isAnythingDone() ? E.right(answer(problem)) : E.left(problem)
    }
  }
  return E.right(answer())
}
