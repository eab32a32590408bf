import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
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

/** Only this many different names are checked. Fewer are known, so a question with more is refused for one of these. */
const NAMES_MAX = 50

const malformed = (parameters: Parameters): readonly Violation[] => {
  const names = parameters.map(([name]) => name)
  return [...new Set(names)].slice(0, NAMES_MAX).flatMap(name => {
    if (!isKnown(name)) return [{ path: name, expected: UNKNOWN_NAME }]
    const isRepeated = names.indexOf(name) !== names.lastIndexOf(name)
    return isRepeated && PARAMETERS[name].list !== true ? [{ path: name, expected: SINGLE_VALUE }] : []
  })
}

type Given = readonly [name: ParameterName, text: string]

/** Each parameter once, in the order of the table; the values of one that is repeated become a list. */
const merged = (parameters: Parameters): readonly Given[] => {
  const texts = new Map<string, string>()
  for (const [name, text] of parameters) {
    const before = texts.get(name)
    texts.set(name, before === undefined ? text : `${before},${text}`)
  }
  return PARAMETER_NAMES.flatMap(name => {
    const text = texts.get(name)
    return text === undefined ? [] : [[name, text] as const]
  })
}

const decodeParameter =
  (now: Timestamp) =>
  ([name, text]: Given): E.Either<readonly Violation[], readonly [ParameterName, unknown]> => {
    const { codec } = PARAMETERS[name]
    return pipe(
      text,
      decode(typeof codec === 'function' ? codec(now) : codec),
      E.bimap(
        violations => violations.map(({ expected }) => ({ path: name, expected })),
        value => [name, value],
      ),
    )
  }

const Validation = E.getApplicativeValidation(RA.getSemigroup<Violation>())

/** Decodes a question from its parameters. A time ago (`2h`) is counted back from `now`. */
export const decodeQuestion =
  (now: Timestamp) =>
  (parameters: Parameters): E.Either<readonly Violation[], Question> =>
    pipe(
      parameters,
      E.fromPredicate(given => malformed(given).length === 0, malformed),
      E.map(merged),
      E.chain(RA.traverse(Validation)(decodeParameter(now))),
      // Each value has the type of its codec, from which the type of a question is derived.
      E.map((entries): Question => ({
        order: 'newest',
        ...(Object.fromEntries(entries) as Partial<Question>),
      })),
    )
