import type * as t from 'io-ts'
import { defined } from '../../lambda/codec/defined'
import { dictionary, strictObject } from '../codec/objects'
import { text } from '../codec/values'
import type { DisconnectsStackProps } from '../disconnects-stack'
import { CODECS } from '../settings'

/** A character that AWS takes in the key or the value of a tag. */
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

const { logRetention, noCallbackFor, ...sameNames } = CODECS

/** The settings of an environment in the file. Two of them have their unit in the name here. A stack can have at most 50 tags. */
export const FILE_SETTINGS = {
  ...sameNames,
  logRetentionDays: logRetention,
  noCallbackMinutes: noCallbackFor,
  tags: dictionary('Tags', TagKey, TagValue),
}

export const FileSettings = strictObject('FileSettings', {}, FILE_SETTINGS)
export type FileSettings = t.TypeOf<typeof FileSettings>

/** The same settings by the names of props. */
export const propsOf = ({
  logRetentionDays,
  noCallbackMinutes,
  ...same
}: FileSettings): DisconnectsStackProps => ({
  ...same,
  ...defined({ logRetention: logRetentionDays, noCallbackFor: noCallbackMinutes }),
})
