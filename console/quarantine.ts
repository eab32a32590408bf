import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { percentDecoded } from '../lambda/callback/url-key'
import { DAY_MS } from '../lambda/disconnect/time-units'
import { epochMs, type Timestamp, timestampOf } from '../lambda/disconnect/timestamp'
import type { QuarantineReader } from '../lambda/intake/quarantine'
import type { Problem } from './answers/problem'
import type { QuarantineAnswer, QuarantinedAnswer, QuarantinedItem } from './answers/quarantine'
import type { Known, WaitingAnswer } from './answers/waiting'
import { invalid } from './answer'
import { decodePeriod } from './period'
import type { ConsolePorts } from './ports'
import { quarantinedAnswer, quarantinedItem } from './quarantined-item'
import type { ConsoleRequest } from './request'

const ITEMS_MAX = 1_000

type QuarantinePorts = Pick<ConsolePorts, 'quarantine' | 'explain' | 'place'>

/** As long as a request stays, and the day on which it expires. */
export const keptMs = (days: number): number => (days + 1) * DAY_MS

/** The requests of a range without their bodies, the newest first. */
export const quarantineList = async (
  { quarantine, explain, place }: QuarantinePorts,
  { parameters, now }: ConsoleRequest,
): Promise<E.Either<Problem, QuarantineAnswer>> => {
  const range = decodePeriod(parameters, timestampOf(epochMs(now) + 1), keptMs(place.quarantineDays))
  if (E.isLeft(range)) return E.left(invalid(range.left))
  const items: QuarantinedItem[] = []
  let unreadable = 0
  for await (const entry of quarantine.list(range.right)) {
    if (E.isLeft(entry)) {
      if (entry.left._tag !== 'UnreadableRecord') return E.left(explain(entry.left))
      unreadable++
    } else if (items.length === ITEMS_MAX) return E.right({ items, unreadable, more: true })
    else items.push(quarantinedItem(entry.right))
  }
  return E.right({ items, unreadable })
}

export const NOT_IN_QUARANTINE: Problem = {
  error: 'There is no such request in quarantine. It may have expired',
  kind: 'not-found',
}

/** @param id as in the path */
export const quarantinedRequest = async (
  { quarantine, explain }: QuarantinePorts,
  id: string,
): Promise<E.Either<Problem, QuarantinedAnswer>> =>
  pipe(
    await quarantine.get(percentDecoded(id))(),
    E.mapLeft(explain),
    E.chain(E.fromNullable(NOT_IN_QUARANTINE)),
    E.map(quarantinedAnswer),
  )

/** More than this are not counted. */
const COUNTED_MAX = 1_000

/** How many requests have not been replayed. */
export const countQuarantined = async (
  quarantine: Pick<QuarantineReader, 'list'>,
  days: number,
  now: Timestamp,
  explain: (error: Parameters<ConsolePorts['explain']>[0]) => Problem,
): Promise<WaitingAnswer['quarantine']> => {
  const range = {
    since: timestampOf(Math.max(0, epochMs(now) - keptMs(days))),
    until: timestampOf(epochMs(now) + 1),
  }
  let count = 0
  for await (const entry of quarantine.list(range)) {
    if (E.isLeft(entry) && entry.left._tag !== 'UnreadableRecord') return unknownBy(explain(entry.left))
    if (E.isRight(entry) && entry.right.replayed !== undefined) continue
    if (count === COUNTED_MAX) return { value: { count, more: true } }
    count++
  }
  return { value: { count } }
}

/** Why something is not known. */
export const unknownBy = ({
  kind,
  action,
  error,
}: Problem): Exclude<Known<never>, { readonly value: never }> =>
  kind === 'not-allowed' && action !== undefined ? { notAllowed: action } : { failed: error }
