import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { HandlerFunction } from './handler-function'
import { allowKeeping, keepEnvironment, type KeepProps } from './keep-environment'

export type ReceiveFunctionProps = KeepProps & {
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
        ...keepEnvironment(props),
        CREDENTIALS_SECRET_ID: credentials.secretArn,
        OVERFLOW_QUEUE_URL: overflowQueue.queueUrl,
      },
    })
    allowKeeping(this, props)
    this.allow(credentials.secretArn, 'secretsmanager:GetSecretValue')
    this.allow(overflowQueue.queueArn, 'sqs:SendMessage')
  }
}
