import { Duration, Validations, type RemovalPolicy } from 'aws-cdk-lib'
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'

export type DeadLetterQueueProps = Pick<QueueProps, 'maxMessageSizeBytes'> & {
  readonly removalPolicy: RemovalPolicy
}

/** Holds what a service gave up, for as long as SQS offers. */
export class DeadLetterQueue extends Queue {
  constructor(scope: Construct, id: string, props: DeadLetterQueueProps) {
    super(scope, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      ...props,
    })
    const reason = 'It holds what was given up elsewhere, which a person has to look at.'
    Validations.of(this).acknowledge(
      { id: 'AwsSolutions-SQS3', reason },
      { id: 'Serverless-SQSRedrivePolicy', reason },
    )
  }
}
