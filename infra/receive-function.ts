import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { HandlerFunction } from './handler-function'
import { allowIntake, intakeEnvironment, type IntakeProps } from './intake-environment'

export type ReceiveFunctionProps = IntakeProps & {
  readonly credentials: Secret
  readonly overflowQueue: Queue
}

/** Takes Bandwidth's callbacks. */
export class ReceiveFunction extends HandlerFunction {
  constructor(scope: Construct, id: string, props: ReceiveFunctionProps) {
    const { credentials, overflowQueue, settings } = props
    super(scope, id, {
      code: 'receive',
      description: "Keeps Bandwidth's disconnect callbacks",
      settings,
      ...(settings.reservedConcurrency === undefined
        ? {}
        : { reservedConcurrentExecutions: settings.reservedConcurrency }),
      environment: {
        ...intakeEnvironment(props),
        CREDENTIALS_SECRET_ID: credentials.secretArn,
        OVERFLOW_QUEUE_URL: overflowQueue.queueUrl,
      },
    })
    allowIntake(this, props)
    this.allow(credentials.secretArn, 'secretsmanager:GetSecretValue')
    this.allow(overflowQueue.queueArn, 'sqs:SendMessage')
  }
}
