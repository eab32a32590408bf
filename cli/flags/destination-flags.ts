import type { Command } from 'commander'
import { UsageError } from '../errors'
import type { PlaceChoice } from '../places/choice'
import { choiceOf } from './place-choice'
import { OPTIONS, secretUrl, type PlaceFlags } from './place-flags'

export type DestinationFlags = PlaceFlags & {
  readonly url?: string
  readonly username?: string
  readonly key?: boolean
  readonly verify?: boolean
}

export const addDestinationFlags = (command: Command): Command =>
  command
    .optionsGroup('Destination:')
    .option('--url <URL>', 'the callback URL, without the key')
    .option('--username <NAME>', 'default: CALLBACK_USERNAME; the password is always CALLBACK_PASSWORD')
    .option('--key', 'send the password as the key in the URL, instead of Basic authentication')
    .option(...OPTIONS.stack)
    .option(...OPTIONS.local)
    .option('--table <NAME>', 'a table, for --history; with --url: where --verify looks')
    .option(...OPTIONS.endpoint)
    .option(...OPTIONS.region)
    .option(...OPTIONS.profile)

export type Destination =
  /** Callbacks go to a URL. The place has the records, if it is known. */
  | { readonly url: URL; readonly place?: PlaceChoice }
  /** Callbacks go to the place that has the records. */
  | { readonly url?: undefined; readonly place: PlaceChoice }

/** @throws UsageError where flags do not go together */
export const destinationOf = (flags: DestinationFlags, environment: NodeJS.ProcessEnv): Destination => {
  const place = choiceOf(flags, environment)
  if (flags.key === true && flags.username !== undefined)
    throw new UsageError('--key and --username cannot be combined: the key is the password')
  if (flags.url === undefined) return { place }
  const url = secretUrl('--url', flags.url)
  if (place._tag !== 'twin if it runs') return { url, place }
  if (flags.verify === true)
    throw new UsageError('--verify reads the records: give --stack, --table or --local to say where they are')
  return { url }
}
