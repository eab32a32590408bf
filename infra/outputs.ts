import { Aws, CfnOutput, type Stack } from 'aws-cdk-lib'
// By its name in `imports`: it is found from the sources and from what is built of them, which lie at different depths.
import { version } from '#package.json'
import type { DisconnectLog } from './disconnect-log'
import type { Settings } from './settings'

const keepingOf = (settings: Settings): string => {
  const { indexShards, retentionDays, quarantineRetentionDays, allowedAccountIds } = settings
  return JSON.stringify({ indexShards, retentionDays, quarantineRetentionDays, allowedAccountIds })
}

/** What the users of a deployed stack need to know. The command line finds them by these names. */
export const addOutputs = (
  stack: Stack,
  { api, credentials, monitoring, overflow, quarantineTable, settings, table }: DisconnectLog,
): void => {
  const output = (name: string, description: string, value: string) =>
    new CfnOutput(stack, name, { description, value })

  output('CallbackUrl', 'The address that Bandwidth is to send callbacks to', api.callbackUrl)
  output('ApiUrl', 'The address that questions about calls are sent to', api.endpointUrl)
  if (api.domain !== undefined)
    output('DomainTarget', 'What your domain has to point at, by a CNAME', api.domain.regionalDomainName)
  output('TableName', 'Holds the records of ended calls', table.tableName)
  output('QuarantineTableName', 'Holds the requests that could not be understood', quarantineTable.tableName)
  output('OverflowQueueUrl', 'Holds callbacks that the database did not take yet', overflow.queue.queueUrl)
  output('DeadLetterQueueUrl', 'Holds callbacks that it never took', overflow.deadLetters.queueUrl)
  output(
    'Keeping',
    'How the functions keep records: the command line keeps them so as well',
    keepingOf(settings),
  )
  output('DashboardUrl', 'Shows what becomes of callbacks, and every alarm', monitoring.dashboardUrl)
  output(
    'CredentialsCommand',
    'Shows the user name and password to set in Bandwidth',
    `aws secretsmanager get-secret-value --region ${Aws.REGION} --secret-id ${credentials.secretArn} --query SecretString --output text`,
  )
  output(
    'UrlCommand',
    'Shows the callback URL with the key in it',
    `npx disconnects url --stack ${stack.stackName} --region ${Aws.REGION}`,
  )
  output('Version', 'The version of bandwidth-disconnects that was deployed', version)
}
