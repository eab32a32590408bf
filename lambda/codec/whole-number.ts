import { identity } from 'fp-ts/function'
import * as t from 'io-ts'

/** Both inclusive. */
export type Bounds = { readonly from: number; readonly to: number }

export const wholeNumberExpected = ({ from, to }: Bounds): string => `a whole number from ${from} to ${to}`

/** @returns the whole number that a number or a text of digits stands for; undefined for anything else, or outside the bounds */
export const wholeNumberOf = (input: unknown, { from, to }: Bounds): number | undefined => {
  const value = typeof input === 'string' && /^\d{1,15}$/.test(input) ? Number(input) : input
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= from && value <= to
    ? value + 0 // never -0, which DynamoDB does not have
    : undefined
}

/** A codec for a whole number within bounds. It also decodes digits, since query strings and the environment hold only text. */
export const wholeNumber = (name: string, bounds: Bounds): t.Type<number, number> =>
  new t.Type(
    name,
    (input): input is number => typeof input === 'number' && wholeNumberOf(input, bounds) !== undefined,
    (input, context) => {
      const value = wholeNumberOf(input, bounds)
      return value === undefined ? t.failure(input, context, wholeNumberExpected(bounds)) : t.success(value)
    },
    identity,
  )
