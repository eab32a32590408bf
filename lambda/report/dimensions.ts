import { causeClass } from '../disconnect/cause'
import type { Call, TextName } from './call'

/** A text by which calls are grouped: what it is made of, and how. */
export type TextDimension = {
  readonly reads: readonly TextName[]
  readonly of: (call: Call) => string | undefined
}

const own = (name: TextName): TextDimension => ({ reads: [name], of: call => call[name] })

/** A column of the table of calls for each of these, in the order of the documentation. */
export const TEXT_DIMENSIONS = {
  cause: own('cause'),
  causeClass: { reads: ['cause'], of: ({ cause }) => cause && causeClass(cause) },
  applicationId: own('applicationId'),
  accountId: own('accountId'),
  tag: own('tag'),
  /** The side of the call that is the application's own. */
  number: {
    reads: ['from', 'to', 'direction'],
    of: ({ from, to, direction }) => {
      if (direction === 'outbound') return from
      return direction === 'inbound' ? to : undefined
    },
  },
  from: own('from'),
  to: own('to'),
  direction: own('direction'),
} as const satisfies Readonly<Record<string, TextDimension>>

export type TextDimensionName = keyof typeof TEXT_DIMENSIONS

const TEXT_DIMENSION_NAMES = Object.keys(TEXT_DIMENSIONS) as readonly TextDimensionName[]

/** The beginnings of time by which calls are grouped. Calls of `hourOfDay` and `weekday` come from many of them. */
export const BUCKET_NAMES = ['hour', 'day', 'week'] as const
export type BucketName = (typeof BUCKET_NAMES)[number]

const CYCLE_NAMES = ['hourOfDay', 'weekday'] as const
export type CycleName = (typeof CYCLE_NAMES)[number]

export type DimensionName = BucketName | CycleName | TextDimensionName

/** Everything by which calls can be grouped, in the order of the documentation. */
export const DIMENSION_NAMES: readonly DimensionName[] = [
  ...BUCKET_NAMES,
  ...CYCLE_NAMES,
  ...TEXT_DIMENSION_NAMES,
]

const includes = <A extends string>(names: readonly A[], name: string): name is A =>
  (names as readonly string[]).includes(name)

export const isBucket = (name: DimensionName): name is BucketName => includes(BUCKET_NAMES, name)
export const isCycle = (name: DimensionName): name is CycleName => includes(CYCLE_NAMES, name)

/** The columns that some dimensions need. Every report needs the causes. */
export const textsFor = (names: readonly DimensionName[]): readonly TextDimensionName[] => {
  const texts = names.filter(name => !isBucket(name) && !isCycle(name))
  return [...new Set<TextDimensionName>(['cause', ...texts])]
}

/** The texts of records that these columns are made of. */
export const textsRead = (names: readonly TextDimensionName[]): readonly TextName[] => [
  ...new Set(names.flatMap(name => TEXT_DIMENSIONS[name].reads)),
]
