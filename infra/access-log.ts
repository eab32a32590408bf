import { Aws, Fn, Names } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { LogGroupLogDestination, type IAccessLogSettings } from 'aws-cdk-lib/aws-apigatewayv2'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Settings } from './settings'

/** Callbacks that come by GET have phone numbers in the query string: so neither it, nor a path, nor a header. */
const FIELDS = {
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  sourceIp: '$context.identity.sourceIp',
  httpMethod: '$context.httpMethod',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseLatency: '$context.responseLatency',
  integrationLatency: '$context.integrationLatency',
  integrationErrorMessage: '$context.integrationErrorMessage',
}

/**
 * Stack and construct by name, and the stack's id. AWS's services may write to what is below `/aws/vendedlogs/`; for any other group
 * API Gateway would lengthen a policy of the account that has a maximum length. The group outlives its stack, so that another stack
 * of this name needs a group of another name: a stack's id is never given twice.
 */
const groupNameOf = (accessLog: Construct): string => {
  const readable = Names.uniqueResourceName(accessLog, {
    maxLength: 256,
    separator: '-',
    allowedSpecialCharacters: '-_.',
  })
  const idOfStack = Fn.select(2, Fn.split('/', Aws.STACK_ID))
  return `/aws/vendedlogs/${readable}/${idOfStack}`
}

/** One line of JSON for each request. */
export class AccessLog extends Construct implements IAccessLogSettings {
  readonly destination: LogGroupLogDestination
  readonly format = AccessLogFormat.custom(JSON.stringify(FIELDS))

  constructor(
    scope: Construct,
    id: string,
    { logRetention, removalPolicy }: Pick<Settings, 'logRetention' | 'removalPolicy'>,
  ) {
    super(scope, id)
    this.destination = new LogGroupLogDestination(
      new LogGroup(this, 'LogGroup', {
        logGroupName: groupNameOf(this),
        retention: logRetention,
        removalPolicy,
      }),
    )
  }
}
