import { identity } from 'fp-ts/function'
import * as t from 'io-ts'
import { objectOf } from './object-of'
import { text } from './values'

/** What AWS takes in the key or the value of a tag. */
const CHARACTER = '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]'

const TagKey = text(
  'TagKey',
  new RegExp(`^(?!aws:)${CHARACTER}{1,128}$`, 'iu'),
  'up to 128 letters, digits, spaces and _.:/=+-@, not beginning with aws:',
)

const TagValue = text(
  'TagValue',
  new RegExp(`^${CHARACTER}{0,256}$`, 'u'),
  'up to 256 letters, digits, spaces and _.:/=+-@',
)

const KeysAndValues = t.record(TagKey, TagValue)

/** Tags as an object: keys and values. */
export const Tags = new t.Type<Readonly<Record<string, string>>, unknown, unknown>(
  'Tags',
  KeysAndValues.is,
  (given, context) => {
    const input = objectOf(given)
    return input === undefined || Object.keys(input).length > 50
      ? t.failure(given, context, 'an object of at most 50 keys and values')
      : KeysAndValues.validate(input, context)
  },
  identity,
)
