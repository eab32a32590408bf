import { visible } from '../../display/text/visible-text'
import { DEFAULT_METHOD, DEFAULT_TIMEOUT_SECONDS, type Application } from './application'
import { destinationOf, maskedUrl, type ThisStack } from './destination'
import type { Change, Plan } from './plan'

/** `Support line (93de2206-…)`. */
export const titleOf = ({ name, id }: Pick<Application, 'name' | 'id'>): string =>
  visible(name === '' ? id : `${name} (${id})`)

const KEYS = {
  key: ' (current key)',
  'former key': ' (former key)',
  'unknown key': ' (unknown key)',
  user: '',
}

const urlText = (url: string | undefined, stack: ThisStack | undefined): string => {
  if (url === undefined) return 'none'
  const destination = destinationOf(url, stack)
  return `${visible(maskedUrl(url, stack))}${destination._tag === 'this stack' ? KEYS[destination.by] : ''}`
}

const changeLines = (change: Change, stack: ThisStack | undefined): readonly string[] => {
  const [before, after] =
    change.element === 'CallStatusCallbackUrl'
      ? [urlText(change.before, stack), urlText(change.after, stack)]
      : [visible(change.before ?? `${DEFAULT_METHOD} (default)`), change.after]
  return [change.element, `  before  ${before}`, `  after   ${after}`]
}

/** The difference, without a key. */
export const changesText = (
  application: Application,
  { changes }: Plan,
  stack: ThisStack | undefined,
): string => {
  const { user, timeoutSeconds } = application
  const credentials = user === undefined ? 'no CallbackCreds' : `CallbackCreds (user ${visible(user)})`
  return [
    titleOf(application),
    ...changes.flatMap(change => changeLines(change, stack)),
    `unchanged: ${credentials}, CallbackTimeout (${timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS} s), and all else`,
    '',
  ].join('\n')
}
