import { dictionary } from './dictionary'
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

/** As keys and values. AWS takes 50 at most, and says so. */
export const Tags = dictionary('Tags', TagKey, TagValue)
