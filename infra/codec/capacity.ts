import * as E from 'fp-ts/Either'
import { identity } from 'fp-ts/function'
import * as t from 'io-ts'
import { wholeNumber } from '../../lambda/codec/whole-number'
import type { Capacity, Provisioned } from '../disconnect-log-props'
import { objectOf, strictObject } from './objects'

/** AWS raises quotas on request. */
const CALLBACKS_MAX = 1_000_000

const Callbacks = wholeNumber('Callbacks', { from: 1, to: CALLBACKS_MAX })

/** What a new table takes without this setting: DynamoDB refuses less. */
const READY_MIN = 4_000

const OnDemandObject = strictObject(
  'OnDemand',
  { mode: t.literal('on-demand'), readyFor: wholeNumber('Ready', { from: READY_MIN, to: CALLBACKS_MAX }) },
  {},
)

const Range = strictObject(
  'Provisioned',
  { mode: t.literal('provisioned'), from: Callbacks, to: Callbacks },
  {},
)

const notLessThanFrom = (range: Provisioned, context: t.Context): t.Validation<Provisioned> =>
  range.from <= range.to
    ? t.success(range)
    : t.failure(undefined, t.appendContext(context, 'to', Callbacks), 'a number that is not below from')

/** The word, an object, or its JSON. */
export const CapacitySetting = new t.Type<Capacity, Capacity, unknown>(
  'Capacity',
  (input): input is Capacity =>
    input === 'on-demand' || OnDemandObject.is(input) || (Range.is(input) && input.from <= input.to),
  (given, context): t.Validation<Capacity> => {
    if (given === 'on-demand') return t.success(given)
    const input = objectOf(given)
    if (input === undefined)
      return t.failure(given, context, '"on-demand", or an object with mode "on-demand" or "provisioned"')
    switch (input['mode']) {
      case 'on-demand':
        return OnDemandObject.validate(input, context)
      case 'provisioned': {
        const range = Range.validate(input, context)
        return E.isLeft(range) ? range : notLessThanFrom(range.right, context)
      }
      default:
        return t.failure(
          undefined,
          t.appendContext(context, 'mode', t.string),
          '"on-demand" or "provisioned"',
        )
    }
  },
  identity,
)
