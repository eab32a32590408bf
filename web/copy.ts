import type { PlaceAnswer } from '../console/answers/place'
import { flagOf, shellWord } from '../display/text/command-words'
import type { Timestamp } from '../lambda/disconnect/timestamp'
import type { Parameters } from './api/client'
import { addressOf } from './location'

/** The times of a period for somebody else, or for another program: as they are typed if they mean the same there. */
export const timesFor = (
  query: URLSearchParams,
  otherwise: string,
  { since, until }: { readonly since: Timestamp; readonly until: Timestamp },
  isRelative: (text: string) => boolean,
): Parameters => {
  const typed = query.get('since') ?? otherwise
  const isOpen = query.get('until') === null
  return [['since', isRelative(typed) ? typed : since], ...(isOpen ? [] : [['until', until] as const])]
}

const isLikeFlag = (word: string): boolean => word.startsWith('-')

/** The same command on the command line. @param words `list`, `report`, `get ID` */
export const commandText = (
  { command, flags }: Pick<PlaceAnswer, 'command' | 'flags'>,
  words: readonly string[],
  parameters: Parameters = [],
  more: readonly string[] = [],
): string => {
  // What begins like a flag would be read as one: strangers choose ids and values.
  const ids = words.filter(isLikeFlag)
  return [
    command,
    ...[
      ...words.filter(word => !isLikeFlag(word)),
      ...flags,
      ...parameters.flatMap(([name, value]) =>
        isLikeFlag(value) ? [`${flagOf(name)}=${value}`] : [flagOf(name), value],
      ),
      ...more,
      ...(ids.length === 0 ? [] : ['--', ...ids]),
    ].map(shellWord),
  ].join(' ')
}

const SIGNED = [
  '--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"',
  '-H "x-amz-security-token: $AWS_SESSION_TOKEN"',
]

/** The same request to the API. @returns undefined if its address is not known */
export const curlText = (
  { apiUrl, signedFor }: Pick<PlaceAnswer, 'apiUrl' | 'signedFor'>,
  path: string,
  parameters: Parameters = [],
): string | undefined => {
  if (apiUrl === undefined) return undefined
  const url = `${apiUrl}${addressOf(path, parameters)}`
  const signature =
    signedFor === undefined ? [] : [`--aws-sigv4 ${shellWord(`aws:amz:${signedFor}:execute-api`)}`, ...SIGNED]
  return ['curl', ...signature, `'${url.replaceAll("'", '%27')}'`].join(' ')
}

/** An address with absolute times, so that somebody else sees the same. It never has the token. */
export const linkText = (
  origin: string,
  path: string,
  query: URLSearchParams,
  { since, until }: { readonly since: Timestamp; readonly until: Timestamp },
): string => {
  const shared = new URLSearchParams(query)
  shared.set('since', since)
  shared.set('until', until)
  return `${origin}${addressOf(path, shared)}`
}
