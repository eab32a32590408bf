import { Validations } from 'aws-cdk-lib'
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { HandlerFunction } from './handler-function'
import { allowIntake, intakeEnvironment, type IntakeProps } from './intake-environment'
import { DRAIN_TIMEOUT } from './overflow-queue'

export type DrainFunctionProps = IntakeProps & {
  readonly credentials: Secret
  readonly overflowQueue: Queue
}

/** Brings callbacks from the overflow queue to where they belong. */
export class DrainFunction extends HandlerFunction {
  constructor(scope: Construct, id: string, props: DrainFunctionProps) {
    const { credentials, overflowQueue, settings } = props
    super(scope, id, {
      code: 'drain',
      description: 'Stores the callbacks that wait in the overflow queue',
      settings,
      environment: { ...intakeEnvironment(props), CREDENTIALS_SECRET_ID: credentials.secretArn },
      timeout: DRAIN_TIMEOUT,
    })
    allowIntake(this, props)
    // Of callbacks that came while the secret could not be read.
    this.allow(credentials.secretArn, 'secretsmanager:GetSecretValue')
    this.allow(overflowQueue.queueArn, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes')
    const messages = new EventSourceMapping(this, 'Messages', {
      target: this,
      eventSourceArn: overflowQueue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
      // A table that has just come back must not be knocked over by its own backlog.
      maxConcurrency: 5,
    })
    Validations.of(messages).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason:
        'Destinations are for streams. What fails goes back to its queue, and at last to its dead letters.',
    })
  }
}
