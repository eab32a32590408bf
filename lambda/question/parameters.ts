import * as E from 'fp-ts/Either'
import { identity, pipe } from 'fp-ts/function'
import * as RA from 'fp-ts/ReadonlyArray'
import { decode, type Violation } from '../codec/decode'
import type { Timestamp } from '../disconnect/timestamp'
import { FILTERS, ORDER, TIME_RANGE, type Parameter } from './filters'
import type { Question } from './question'

/** Names and values as they were sent; a name that is repeated has several values. */
export type Parameters = readonly (readonly [name: string, value: string])[]

export type ParameterName = keyof Question

/** A parameter with a value of any type. The codec of a time depends on when the question is asked. */
type AnyParameter = Omit<Parameter<unknown>, 'codec'> & {
  readonly codec: Parameter<unknown>['codec'] | ((now: Timestamp) => Parameter<unknown>['codec'])
}

export const PARAMETERS: Readonly<Record<ParameterName, AnyParameter>> = {
  ...FILTERS,
  ...TIME_RANGE,
  order: ORDER,
}

export const PARAMETER_NAMES = Object.keys(PARAMETERS) as readonly ParameterName[]

const isKnown = (name: string): name is ParameterName => Object.hasOwn(PARAMETERS, name)

const UNKNOWN_NAME = `one of the parameters ${PARAMETER_NAMES.join(', ')}, or limit or cursor of a page`

export const SINGLE_VALUE = 'one value, not several'

/** Only this many unknown names are reported. */
const NAMES_MAX = 50

export const unknownNames = (
  parameters: Parameters,
  isKnown: (name: string) => boolean,
  expected: string,
): readonly Violation[] =>
  [...new Set(parameters.map(([name]) => name))]
    .filter(name => !isKnown(name))
    .slice(0, NAMES_MAX)
    .map(path => ({ path, expected }))

type Given = readonly [name: ParameterName, texts: readonly string[]]

/** Each parameter once, with all of its values, in the order of the table. */
const given = (parameters: Parameters): readonly Given[] => {
  const texts = new Map<string, string[]>(PARAMETER_NAMES.map(name => [name, []]))
  for (const [name, text] of parameters) texts.get(name)?.push(text)
  return PARAMETER_NAMES.map((name): Given => [name, texts.get(name) ?? []]).filter(
    ([, { length }]) => length > 0,
  )
}

/** How the names of parameters are written: `minTalkMs`, or as the flag `--min-talk-ms`. */
type Spelling = (name: ParameterName) => string

const decodeParameter =
  (now: Timestamp, spelling: Spelling) =>
  ([name, texts]: Given): E.Either<readonly Violation[], readonly [ParameterName, unknown]> => {
    const { codec, list } = PARAMETERS[name]
    if (list !== true && texts.length > 1) return E.left([{ path: spelling(name), expected: SINGLE_VALUE }])
    return pipe(
      list === true ? texts : texts[0],
      decode(typeof codec === 'function' ? codec(now) : codec),
      E.bimap(
        violations => violations.map(({ expected }) => ({ path: spelling(name), expected })),
        value => [name, value],
      ),
    )
  }

/** Parameters that no record can meet together. */
const contradictions = (
  { since, until, minTalkMs, maxTalkMs }: Partial<Question>,
  spelling: Spelling,
): readonly Violation[] => [
  ...(since !== undefined && until !== undefined && since > until
    ? [{ path: spelling('until'), expected: `a time that is not before that of ${spelling('since')}` }]
    : []),
  ...(minTalkMs !== undefined && maxTalkMs !== undefined && minTalkMs > maxTalkMs
    ? [{ path: spelling('maxTalkMs'), expected: `at least as many as ${spelling('minTalkMs')}` }]
    : []),
]

/**
 * Decodes a question from its parameters, or says everything that is wrong with them. A time ago (`2h`) is counted back from `now`.
 */
export const decodeQuestion =
  (now: Timestamp, spelling: Spelling = identity) =>
  (parameters: Parameters): E.Either<readonly Violation[], Question> => {
    const { left, right } = pipe(given(parameters), RA.partitionMap(decodeParameter(now, spelling)))
    // Each value has the type of its codec, from which the type of a question is derived.
    const values = Object.fromEntries(right) as Partial<Question>
    const violations = [
      ...unknownNames(parameters, isKnown, UNKNOWN_NAME),
      ...left.flat(),
      ...contradictions(values, spelling),
    ]
    return violations.length > 0 ? E.left(violations) : E.right({ order: 'newest', ...values })
  }
