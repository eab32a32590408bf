import * as t from 'io-ts'
import { objectCodec } from '../codec/object-codec'
import { wholeNumber } from '../codec/whole-number'

/** The outputs of a deployed stack, each with its description. Users see them, and the command line reads them by name. */
export const STACK_OUTPUTS = {
  CallbackUrl: 'The address that Bandwidth is to send callbacks to',
  ApiUrl: 'The address that questions about calls are sent to',
  DomainTarget: 'What your domain has to point at, by a CNAME',
  TableName: 'Holds the records of ended calls',
  TableStreamArn: 'Tells by its name since when records have the keys of this version',
  QuarantineTableName: 'Holds the requests that could not be understood',
  OverflowQueueUrl: 'Holds callbacks that the database did not take yet',
  DeadLetterQueueUrl: 'Holds callbacks that it never took',
  Keeping: 'How the functions keep records: the command line keeps them so as well',
  DashboardUrl: 'Shows what becomes of callbacks, and every alarm',
  CredentialsSecretArn: 'The secret with the user name and password of callbacks',
  CredentialsCommand: 'Shows the user name and password to set in Bandwidth',
  UrlCommand: 'Shows the callback URL with the key in it',
  BandwidthSecretArn: "The secret for the client id and secret by which Bandwidth's list of calls is read",
  EventBusName: 'The event bus on which ended calls are published',
  ForwardDeadLetterQueueUrl: 'Holds events about ended calls whose callbacks could not be forwarded',
  Version: 'The version of bandwidth-disconnects that was deployed',
} as const

export type StackOutput = keyof typeof STACK_OUTPUTS

/** Each is a request of a question. A newer version may allow more shards than this one, but not so many. */
const SHARDS_MAX = 1_024

const Shards = wholeNumber('Shards', { from: 1, to: SHARDS_MAX })

/** How a deployment stores records, so that the command line stores them in the same way. The output `Keeping` has them as JSON. */
export const IntakeSettings = objectCodec(
  'IntakeSettings',
  { indexShards: Shards, quarantineRetentionDays: t.number },
  { readIndexShards: Shards, retentionDays: t.number, allowedAccountIds: t.readonlyArray(t.string) },
)
export type IntakeSettings = t.TypeOf<typeof IntakeSettings>

/** The JSON, in the order that it has always had: another one would be a change of the output. */
export const intakeSettingsJson = (settings: IntakeSettings): string =>
  JSON.stringify(IntakeSettings.encode(settings), [
    'indexShards',
    'readIndexShards',
    'retentionDays',
    'quarantineRetentionDays',
    'allowedAccountIds',
  ] satisfies (keyof IntakeSettings)[])
