import { Duration } from 'aws-cdk-lib'
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { HandlerFunction } from './handler-function'
import { allowKeeping, keepEnvironment, type KeepProps } from './keep-environment'

export type DrainFunctionProps = KeepProps & { readonly overflowQueue: Queue }

/** Brings callbacks from the overflow queue to where they belong. */
export class DrainFunction extends HandlerFunction {
  constructor(scope: Construct, id: string, props: DrainFunctionProps) {
    const { overflowQueue, settings } = props
    super(scope, id, {
      entry: 'drain.ts',
      description: 'Stores the callbacks that wait in the overflow queue',
      settings,
      environment: keepEnvironment(props),
      timeout: Duration.minutes(1),
    })
    allowKeeping(this, props)
    this.allow(overflowQueue.queueArn, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes')
    new EventSourceMapping(this, 'Messages', {
      target: this,
      eventSourceArn: overflowQueue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
      // A table that has just come back must not be knocked over by its own backlog.
      maxConcurrency: 5,
    })
  }
}
