import { UsageError } from '../errors'

export type NumberRange = { readonly lowest: number; readonly highest: number; readonly whole?: boolean }

/** @throws UsageError naming the flag, without what was given */
export const numberFlag = (
  flag: string,
  text: string,
  { lowest, highest, whole = false }: NumberRange,
): number => {
  const value = /^\d{1,15}(\.\d{1,9})?$/.test(text) ? Number(text) : NaN
  if (!(value >= lowest && value <= highest) || (whole && !Number.isInteger(value)))
    throw new UsageError(`${flag}: expected a ${whole ? 'whole ' : ''}number from ${lowest} to ${highest}`)
  return value
}
