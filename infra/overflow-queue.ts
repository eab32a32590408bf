import { Duration, Validations, type RemovalPolicy } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'

/** The longest retention that SQS offers. */
const RETENTION = Duration.days(14)

/** The time that the drain function has for one batch of messages. */
export const DRAIN_TIMEOUT = Duration.seconds(20)

/**
 * The pause between two tries of one message: 2 minutes. Six times the function's timeout, as AWS recommends: Lambda retries a
 * throttled invocation within this time, and a message that became visible meanwhile would lose a try.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
const PAUSE = Duration.seconds(6 * DRAIN_TIMEOUT.toSeconds())

/** A day of tries; then an operator has to look. */
const TRIES = Duration.days(1).toSeconds() / PAUSE.toSeconds()

/** The largest message that SQS takes. Its default has not always been this high. */
const MESSAGE_MAX_BYTES = 1024 * 1024

export type OverflowQueueProps = { readonly removalPolicy: RemovalPolicy }

/** Holds callbacks that the database did not take; after a day of draining, their dead letters. */
export class OverflowQueue extends Construct {
  readonly queue: Queue
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, { removalPolicy }: OverflowQueueProps) {
    super(scope, id)
    const common = {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: RETENTION,
      maxMessageSizeBytes: MESSAGE_MAX_BYTES,
      removalPolicy,
    }
    this.deadLetters = new Queue(this, 'DeadLetters', common)
    Validations.of(this.deadLetters).acknowledge({
      id: 'Serverless-SQSRedrivePolicy',
      reason: 'It holds the dead letters of the other queue, which a person has to look at.',
    })
    this.queue = new Queue(this, 'Queue', {
      ...common,
      visibilityTimeout: PAUSE,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: TRIES },
    })
  }
}
