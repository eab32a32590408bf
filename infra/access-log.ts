import { Aws, Fn, Names } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { LogGroupLogDestination, type IAccessLogSettings } from 'aws-cdk-lib/aws-apigatewayv2'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Settings } from './settings'

/** No path, query string or header: a callback by GET has phone numbers in its query string. */
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
 * The names of stack and construct, and the stack's id. AWS services may write below `/aws/vendedlogs/`; for any other group API
 * Gateway would extend a resource policy of the account, whose length is limited. The group outlives its stack, so another stack of
 * this name needs a group of another name: a stack's id is unique.
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

/** Writes one line of JSON for each request. */
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
