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
      new LogGroup(this, 'LogGroup', { retention: logRetention, removalPolicy }),
    )
  }
}
