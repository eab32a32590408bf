import type * as t from 'io-ts'
import { Text } from '../codec/text'
import type { Disconnect } from '../disconnect/disconnect'
import { Direction } from '../disconnect/scalars'
import { END_EVENT_TYPES, EventType } from '../disconnect/event-type'
import { AccountId, ApplicationId, CallId } from '../disconnect/identifiers'
import {
  BooleanParameter,
  CauseChoice,
  CauseClasses,
  Milliseconds,
  Order,
  PartyParameter,
  timeParameter,
} from './codecs'
import { atLeast, atMost, either, equals, not, oneOf, type Condition } from './condition'

/** How the command line offers a parameter. */
export type Flag = {
  /** What the help calls the value: `TAG` in `--tag <TAG>`. */
  readonly value: string
  readonly help: string
  /** What the flag means if no value follows it. */
  readonly alone?: string
}

/** One condition that a question can set. */
export type Filter<A> = {
  readonly codec: t.Decoder<unknown, A>
  /** Whether it can have several values: as a list, or by being repeated. */
  readonly list?: true
  /** What it requires of a record; undefined if every record meets it. */
  readonly condition: (value: A) => Condition | undefined
  /** What a question without this filter requires. */
  readonly otherwise?: Condition
  readonly flag: Flag
}

const filter = <A>(definition: Filter<A>): Filter<A> => definition

const is =
  <P extends keyof Disconnect>(property: P) =>
  (value: Disconnect[P] & (string | boolean)): Condition =>
    equals(property, value)

/** Every filter, in the order in which the documentation and the help list them. All else about filters is derived from this table. */
export const FILTERS = {
  callId: filter({
    codec: CallId,
    condition: is('callId'),
    flag: { value: 'ID', help: 'the events of one call (see also: get)' },
  }),
  /** Either side of the call. */
  number: filter({
    codec: PartyParameter,
    condition: number => either(equals('from', number), equals('to', number)),
    flag: { value: 'NUMBER', help: 'either side of the call, in E.164, or a SIP URI' },
  }),
  from: filter({
    codec: PartyParameter,
    condition: is('from'),
    flag: { value: 'NUMBER', help: 'the calling side' },
  }),
  to: filter({
    codec: PartyParameter,
    condition: is('to'),
    flag: { value: 'NUMBER', help: 'the called side' },
  }),
  cause: filter({
    codec: CauseChoice,
    list: true,
    condition: ({ _tag, causes }) => (_tag === 'any' ? oneOf('cause', causes) : not(oneOf('cause', causes))),
    flag: { value: 'CAUSE', help: "any of these causes; any but these: '!hangup' (in quotes)" },
  }),
  causeClass: filter({
    codec: CauseClasses,
    list: true,
    condition: classes => oneOf('causeClass', classes),
    flag: {
      value: 'CLASS',
      help: 'normal, callee, caller, application, limit, platform or unrecognized',
    },
  }),
  applicationId: filter({
    codec: ApplicationId,
    condition: is('applicationId'),
    flag: { value: 'ID', help: 'one voice application' },
  }),
  accountId: filter({
    codec: AccountId,
    condition: is('accountId'),
    flag: { value: 'ID', help: 'one account' },
  }),
  tag: filter({
    codec: Text,
    condition: is('tag'),
    flag: { value: 'TAG', help: 'the tag of the call, exactly' },
  }),
  direction: filter({
    codec: Direction,
    condition: is('direction'),
    flag: { value: 'DIRECTION', help: 'inbound or outbound, as the application sees it' },
  }),
  answered: filter({
    codec: BooleanParameter,
    condition: is('answered'),
    flag: {
      value: 'true|false',
      help: 'whether the call was answered; alone it means true',
      alone: 'true',
    },
  }),
  minTalkMs: filter({
    codec: Milliseconds,
    condition: ms => atLeast('talkMs', ms),
    flag: { value: 'MS', help: 'talked for at least this many milliseconds' },
  }),
  maxTalkMs: filter({
    codec: Milliseconds,
    condition: ms => atMost('talkMs', ms),
    flag: { value: 'MS', help: 'talked for at most this many milliseconds' },
  }),
  /** Without it, a question is about ended calls. */
  eventType: filter<EventType | 'any'>({
    codec: EventType,
    condition: type => (type === 'any' ? undefined : equals('eventType', type)),
    otherwise: oneOf('eventType', END_EVENT_TYPES),
    flag: { value: 'TYPE', help: 'another event than disconnect; or any' },
  }),
}

export type FilterName = keyof typeof FILTERS

export const FILTER_NAMES = Object.keys(FILTERS) as readonly FilterName[]

/** The range of the timeline that a question is about, compared with the end of a call (`endedAt`). */
export const TIME_RANGE = {
  /** Inclusive. */
  since: {
    codec: timeParameter,
    flag: { value: 'TIME', help: 'ended at this time or later: ISO 8601, a date, or 90m, 2h, 7d ago' },
  },
  /** Exclusive. */
  until: { codec: timeParameter, flag: { value: 'TIME', help: 'ended before this time' } },
}

export const ORDER = {
  codec: Order,
  flag: { value: 'ORDER', help: 'newest (the default) or oldest first' },
}
