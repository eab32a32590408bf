import type { Command } from 'commander'
import { UsageError } from '../errors'
import { choiceOf, secretUrl, type Choice, type TargetFlags } from './target-flags'

export type DestinationFlags = TargetFlags & {
  readonly url?: string
  readonly username?: string
  readonly key?: boolean
  readonly verify?: boolean
}

export const addDestinationFlags = (command: Command): Command =>
  command
    .optionsGroup('Where to:')
    .option('--url <URL>', 'the callback URL, without the key')
    .option('--username <NAME>', 'else CALLBACK_USERNAME; the password is always CALLBACK_PASSWORD')
    .option('--key', 'with the password as the key in the URL, instead of Basic authentication')
    .option('--stack <NAME>', 'a deployed stack: URL, credentials and table, found by its outputs')
    .option('--local [URL]', 'the local twin (used without any flag if it runs)')
    .option('--table <NAME>', 'where --verify looks for what was sent to --url')
    .option('--endpoint <URL>', 'where the database of --table listens, if it is not that of AWS')
    .option('--region <REGION>', 'the AWS region (else as the AWS CLI finds it)')
    .option('--profile <NAME>', 'the AWS profile (else as the AWS CLI finds it)')

export type Destination =
  /** Where callbacks go, and where the records are, if that is known. */
  | { readonly url: URL; readonly records?: Choice }
  /** Callbacks go where the records are. */
  | { readonly url?: undefined; readonly records: Choice }

/** @throws UsageError where flags do not go together */
export const destinationOf = (flags: DestinationFlags): Destination => {
  const records = choiceOf(flags)
  if (flags.key === true && flags.username !== undefined)
    throw new UsageError('--key and --username exclude each other: the key is the password')
  if (flags.url === undefined) return { records }
  const url = secretUrl('--url', flags.url)
  if (records._tag !== 'twin if it runs') return { url, records }
  if (flags.verify === true)
    throw new UsageError('--verify reads the records: say with --stack, --table or --local where they are')
  return { url }
}
