import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { OverflowQueue } from '../overflow-queue'
import type { CallbackMetric } from './metrics'

/** What alarms and the dashboard look at. */
export type Watched = {
  readonly callbacks: CallbackMetric
  readonly api: HttpApi
  readonly overflow: OverflowQueue
  readonly receiveFunction: IFunction
  readonly drainFunction: IFunction
  readonly queryFunction: IFunction
}
