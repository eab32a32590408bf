import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as t from 'io-ts'
import { decode, type Violation } from '../codec/decode'
import { Direction } from '../disconnect/scalars'
import { DISCONNECT, EventType } from '../disconnect/event-type'
import { AccountId, ApplicationId, CallId } from '../disconnect/identifiers'
import type { Question } from './question'
import {
  BooleanParameter,
  CauseClassParameter,
  CauseParameter,
  MillisecondsParameter,
  OrderParameter,
  PartyParameter,
  timeParameter,
} from './codecs'
import { Text } from '../codec/text'
import type { Timestamp } from '../disconnect/timestamp'

/** Names and values as they were asked with; a name that is repeated has several values. */
export type Parameters = readonly (readonly [name: string, value: string])[]

const questionProperties = (now: Timestamp) => ({
  callId: CallId,
  number: PartyParameter,
  from: PartyParameter,
  to: PartyParameter,
  cause: CauseParameter,
  causeClass: CauseClassParameter,
  applicationId: ApplicationId,
  accountId: AccountId,
  tag: Text,
  direction: Direction,
  answered: BooleanParameter,
  minTalkMs: MillisecondsParameter,
  maxTalkMs: MillisecondsParameter,
  eventType: EventType,
  since: timeParameter(now),
  until: timeParameter(now),
  order: OrderParameter,
})

type ParameterName = keyof ReturnType<typeof questionProperties>

export const PARAMETER_NAMES = Object.keys(questionProperties('' as Timestamp)) as readonly ParameterName[]

/** Parameters that may be given several times, or as a list. */
const LISTS: ReadonlySet<string> = new Set<ParameterName>(['cause', 'causeClass'])

const isKnown = (name: string): name is ParameterName => (PARAMETER_NAMES as readonly string[]).includes(name)

const UNKNOWN_NAME = `one of the parameters ${PARAMETER_NAMES.join(', ')}, or limit or cursor of a page`

/** So many names are looked at: fewer are known, so that a question with more is refused for some of them. */
const NAMES_MAX = 50

const malformed = (parameters: Parameters): readonly Violation[] => {
  const names = parameters.map(([name]) => name)
  return [...new Set(names)].slice(0, NAMES_MAX).flatMap(name => {
    if (!isKnown(name)) return [{ path: name, expected: UNKNOWN_NAME }]
    const repeated = names.indexOf(name) !== names.lastIndexOf(name)
    return repeated && !LISTS.has(name) ? [{ path: name, expected: 'one value, not several' }] : []
  })
}

const merged = (parameters: Parameters): Record<string, string> => {
  const values = new Map<string, string>()
  for (const [name, value] of parameters) {
    const before = values.get(name)
    values.set(name, before === undefined ? value : `${before},${value}`)
  }
  return Object.fromEntries(values)
}

/** The question in the parameters; times ago are counted back from `now`. */
export const decodeQuestion =
  (now: Timestamp) =>
  (parameters: Parameters): E.Either<readonly Violation[], Question> =>
    pipe(
      parameters,
      E.fromPredicate(given => malformed(given).length === 0, malformed),
      E.map(merged),
      E.chain(decode(t.partial(questionProperties(now), 'Question'))),
      E.map(({ eventType = DISCONNECT, order = 'newest', ...conditions }): Question => ({
        ...withoutUndefined(conditions),
        eventType,
        order,
      })),
    )

/** `t.partial` allows undefined; the type of a question does not. */
const withoutUndefined = <A extends object>(value: A): { [K in keyof A]: Exclude<A[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof A]: Exclude<A[K], undefined>
  }
