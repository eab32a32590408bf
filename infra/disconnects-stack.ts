import { Aws, CfnOutput, Stack, Tags, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
// By its name in `imports`, which both the sources and the built package resolve: they lie at different depths.
import { version } from '#package.json'
import { defined } from '../lambda/codec/defined'
import { intakeSettingsJson, STACK_OUTPUTS, type StackOutput } from '../lambda/deployment/stack-outputs'
import { DisconnectLog } from './disconnect-log'
import type { DisconnectLogProps } from './disconnect-log-props'

export type DisconnectsStackProps = StackProps & DisconnectLogProps

const outputsOf = (
  stack: Stack,
  {
    api,
    bandwidthSecret,
    credentials,
    monitoring,
    overflow,
    publication,
    quarantineTable,
    settings,
    table,
  }: DisconnectLog,
): Record<StackOutput, string | undefined> => ({
  CallbackUrl: api.callbackUrl,
  ApiUrl: api.endpointUrl,
  DomainTarget: api.domain?.regionalDomainName,
  TableName: table.tableName,
  TableStreamArn: table.tableStreamArn,
  QuarantineTableName: quarantineTable.tableName,
  OverflowQueueUrl: overflow.queue.queueUrl,
  DeadLetterQueueUrl: overflow.deadLetters.queueUrl,
  Keeping: intakeSettingsJson(settings),
  DashboardUrl: monitoring.dashboardUrl,
  CredentialsSecretArn: credentials.secretArn,
  CredentialsCommand: `aws secretsmanager get-secret-value --region ${Aws.REGION} --secret-id ${credentials.secretArn} --query SecretString --output text`,
  UrlCommand: `disconnects url --stack ${stack.stackName} --region ${Aws.REGION}`,
  BandwidthSecretArn: bandwidthSecret?.secretArn,
  EventBusName: publication?.eventBus.eventBusName,
  ForwardDeadLetterQueueUrl: publication?.forwarding?.deadLetters.queueUrl,
  Version: version,
})

/** One DisconnectLog as a stack of its own, with outputs for its users and the command line. */
export class DisconnectsStack extends Stack {
  readonly disconnects: DisconnectLog

  constructor(scope: Construct, id: string, props: DisconnectsStackProps = {}) {
    super(scope, id, {
      description: "A record of why calls ended: Bandwidth's disconnect callbacks",
      ...props,
    })
    this.disconnects = new DisconnectLog(this, 'Disconnects', props)
    for (const [name, value] of Object.entries(defined(outputsOf(this, this.disconnects))))
      new CfnOutput(this, name, { description: STACK_OUTPUTS[name as StackOutput], value })
    // The stack has the tags of its props, but not every resource inherits them.
    for (const [key, value] of Object.entries(props.tags ?? {})) Tags.of(this).add(key, value)
  }
}
