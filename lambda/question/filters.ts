import type * as t from 'io-ts'
import { Text } from '../codec/text'
import { type Cause, causeClass, type CauseClass, RECOGNIZED_CAUSES } from '../disconnect/cause'
import type { Disconnect } from '../disconnect/disconnect'
import { CallParty } from '../disconnect/call-party'
import { END_EVENT_TYPES, EventType } from '../disconnect/event-type'
import { Source, SOURCES } from '../disconnect/source'
import { AccountId, ApplicationId, CallId, ParentCallId } from '../disconnect/identifiers'
import { CauseChoice, CauseClasses } from './cause-codecs'
import { BooleanParameter, DirectionParameter, Milliseconds, Order, timeParameter } from './codecs'
import {
  atLeast,
  atMost,
  both,
  either,
  equals,
  exists,
  not,
  oneOf,
  type Condition,
  type StoredName,
} from './condition'

/** The flag for a parameter on the command line. */
export type Flag = {
  /** The name of the value in the help: `TAG` in `--tag <TAG>`. */
  readonly value: string
  readonly help: string
  /** The value of the flag if none follows it. */
  readonly alone?: string
}

/** A parameter of a question. */
export type Parameter<A> = {
  readonly codec: t.Decoder<unknown, A>
  /** Whether it takes several values: as a list, or by being repeated. Its codec decodes an array of texts. */
  readonly list?: true
  readonly flag: Flag
}

/** A parameter that sets a condition for records. */
export type Filter<A> = Parameter<A> & {
  /** The condition for records; undefined if every record meets it. */
  readonly condition: (value: A) => Condition | undefined
  /** The condition of a question without this filter. */
  readonly otherwise?: Condition
}

const filter = <A>(
  codec: t.Decoder<unknown, A>,
  condition: Filter<A>['condition'],
  flag: Flag,
  more: Pick<Filter<A>, 'list' | 'otherwise'> = {},
): Filter<A> => ({ codec, condition, flag, ...more })

const is =
  <P extends StoredName>(property: P) =>
  (value: Disconnect[P] & string): Condition =>
    equals(property, value)

/** Items have no class. Undocumented causes cannot be listed, so a question for them excludes the documented ones. */
const ofClasses = (classes: readonly CauseClass[]): Condition => {
  const isWanted = (cause: Cause): boolean => classes.includes(causeClass(cause))
  const wanted = RECOGNIZED_CAUSES.filter(isWanted)
  if (!classes.includes('unrecognized')) return oneOf('cause', wanted)
  const others = RECOGNIZED_CAUSES.filter(cause => !isWanted(cause))
  return others.length === 0 ? exists('cause') : both(exists('cause'), not(oneOf('cause', others)))
}

/** Every filter, in the order of the documentation and the help. All else about filters is derived from this table. */
export const FILTERS = {
  callId: filter(CallId, is('callId'), { value: 'ID', help: 'the events of one call (see also: get)' }),
  parentCallId: filter(ParentCallId, is('parentCallId'), {
    value: 'ID',
    help: 'the calls that this call made, such as transfers',
  }),
  number: filter(CallParty, number => either(equals('from', number), equals('to', number)), {
    value: 'NUMBER',
    help: 'either side of the call, in E.164, or a SIP URI',
  }),
  from: filter(CallParty, is('from'), { value: 'NUMBER', help: 'the calling side' }),
  to: filter(CallParty, is('to'), { value: 'NUMBER', help: 'the called side' }),
  cause: filter(
    CauseChoice,
    ({ _tag, causes }) => (_tag === 'any' ? oneOf('cause', causes) : not(oneOf('cause', causes))),
    { value: 'CAUSE', help: 'any of these causes' },
    { list: true },
  ),
  causeClass: filter(
    CauseClasses,
    ofClasses,
    { value: 'CLASS', help: 'normal, callee, caller, application, limit, platform or unrecognized' },
    { list: true },
  ),
  applicationId: filter(ApplicationId, is('applicationId'), { value: 'ID', help: 'one voice application' }),
  accountId: filter(AccountId, is('accountId'), { value: 'ID', help: 'one account' }),
  tag: filter(Text, is('tag'), { value: 'TAG', help: 'the tag of the call, exactly' }),
  direction: filter(DirectionParameter, is('direction'), {
    value: 'DIRECTION',
    help: 'inbound or outbound, as the application sees it',
  }),
  answered: filter(
    BooleanParameter,
    answered => (answered ? exists('answerTime') : not(exists('answerTime'))),
    {
      value: 'true|false',
      help: 'whether the call was answered; alone it means true',
      alone: 'true',
    },
  ),
  minTalkMs: filter(Milliseconds, ms => atLeast('talkMs', ms), {
    value: 'DURATION',
    help: 'talked for at least this long, such as 90s; digits alone are milliseconds',
  }),
  maxTalkMs: filter(Milliseconds, ms => atMost('talkMs', ms), {
    value: 'DURATION',
    help: 'talked for at most this long',
  }),
  source: filter(
    Source,
    // Items of callbacks have no source, except those of version 0.1.0.
    source =>
      source === SOURCES.callback
        ? either(not(exists('source')), is('source')(source))
        : is('source')(source),
    { value: 'SOURCE', help: 'how the record got here: callback, import or reconciled' },
  ),
  eventType: filter<EventType | 'any'>(
    EventType,
    type => (type === 'any' ? undefined : equals('eventType', type)),
    { value: 'TYPE', help: 'events of this type, or any; without it, ended calls' },
    { otherwise: oneOf('eventType', END_EVENT_TYPES) },
  ),
}

export type FilterName = keyof typeof FILTERS

export const FILTER_NAMES = Object.keys(FILTERS) as readonly FilterName[]

/** The parameters that hold a phone number or SIP URI. */
export const PARTY_FILTERS: readonly string[] = FILTER_NAMES.filter(name => FILTERS[name].codec === CallParty)

/** The range of the timeline that a question is about, compared with the end of a call (`endedAt`). */
export const TIME_RANGE = {
  /** Inclusive. */
  since: {
    codec: timeParameter,
    flag: { value: 'TIME', help: 'ended at this time or later: today, 14:00, 2026-03-14, 2h30m (ago), …' },
  },
  /** Exclusive. */
  until: { codec: timeParameter, flag: { value: 'TIME', help: 'ended before this time' } },
}

export const RANGE_NAMES = ['since', 'until'] as const satisfies readonly (keyof typeof TIME_RANGE)[]

export const ORDER = {
  codec: Order,
  flag: { value: 'ORDER', help: 'newest (the default) or oldest first' },
}
