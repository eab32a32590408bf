import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { decode } from '../codec/decode'
import { wholeNumberExpected, wholeNumberOf } from '../codec/whole-number'
import { Milliseconds } from '../question/codecs'
import { type Zone, zoneNamed } from '../time/zone'
import { DIMENSION_NAMES, type DimensionName } from './dimensions'
import { COMPARISONS, type Comparison, GROUPS_MAX } from './request'
import { type Sort, SORT_NAMES } from './sorting'
import { whyUnknowable } from './unknowable'

export const BY_MAX = 3

/** `application-id`, `APPLICATIONID` and `applicationId` are the same name. */
const folded = (name: string): string => name.trim().toLowerCase().replaceAll(/[-_ ]/g, '')

/** As people say it. */
const SHORT_NAMES: ReadonlyMap<string, DimensionName> = new Map([
  ['application', 'applicationId'],
  ['account', 'accountId'],
])

const nameIn = <A extends string>(names: readonly A[], name: string): A | undefined =>
  names.find(known => folded(known) === folded(name))

const dimensionNamed = (name: string): DimensionName | undefined =>
  SHORT_NAMES.get(folded(name)) ?? nameIn(DIMENSION_NAMES, name)

/** The value of a parameter, or what was expected instead. */
export type Read<A> = E.Either<string, A>

const BY_EXPECTED = `up to ${BY_MAX} different of ${DIMENSION_NAMES.join(', ')}`

export const readBy = (text: string): Read<readonly DimensionName[]> => {
  const words = text.split(',')
  const why = words.flatMap(word => whyUnknowable(folded(word)) ?? [])
  if (why[0] !== undefined) return E.left(why[0])
  const names = words.flatMap(word => dimensionNamed(word) ?? [])
  return names.length === words.length && new Set(names).size === names.length && names.length <= BY_MAX
    ? E.right(names)
    : E.left(BY_EXPECTED)
}

const SORT_EXPECTED = `one of ${SORT_NAMES.join(', ')} (the highest first; asr:lowest for the lowest), or key`

export const readSort = (text: string): Read<Sort> => {
  const [name = '', first = 'highest', ...rest] = text.split(':')
  const why = whyUnknowable(folded(name))
  if (why !== undefined) return E.left(why)
  const by = nameIn(SORT_NAMES, name)
  if (folded(name) === 'key' && text === name) return E.right({ by: 'key' })
  return by !== undefined && rest.length === 0 && (first === 'highest' || first === 'lowest')
    ? E.right({ by, first })
    : E.left(SORT_EXPECTED)
}

const ZONE_EXPECTED = 'a time zone such as America/New_York, or UTC'

export const readZone = (text: string): Read<Zone> => E.fromNullable(ZONE_EXPECTED)(zoneNamed(text.trim()))

const TOP = { from: 1, to: GROUPS_MAX }

export const readTop = (text: string): Read<number> =>
  E.fromNullable(wholeNumberExpected(TOP))(wholeNumberOf(text.trim(), TOP))

export const readCompare = (text: string): Read<Comparison> =>
  E.fromNullable(COMPARISONS.join(' or '))(nameIn(COMPARISONS, text))

export const readShort = (text: string): Read<number> =>
  pipe(
    decode(Milliseconds)(text),
    E.mapLeft(violations => violations.map(({ expected }) => expected).join('; ')),
  )
