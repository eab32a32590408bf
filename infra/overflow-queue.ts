import { Duration, Validations, type RemovalPolicy } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'

/** What SQS takes at most. */
const RETENTION = Duration.days(14)

/** How long the drain function may take for the messages of one call. */
export const DRAIN_TIMEOUT = Duration.seconds(20)

/**
 * The pause between two tries of one message: 2 minutes. Six times the function's time-out, as AWS asks for, since a call that is
 * throttled is tried again within this time, and a message that becomes visible meanwhile would lose a try.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
const PAUSE = Duration.seconds(6 * DRAIN_TIMEOUT.toSeconds())

/** After a day of trying, somebody has to look. */
const TRIES = Duration.days(1).toSeconds() / PAUSE.toSeconds()

/** What a message may have. SQS takes no more, and has not always taken so much by default. */
const MESSAGE_MAX_BYTES = 1024 * 1024

export type OverflowQueueProps = { readonly removalPolicy: RemovalPolicy }

/** Where callbacks wait that the database did not take, and where those go that it never took. */
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
      reason: 'It is where dead letters of the other queue go; from here on it is for a person.',
    })
    this.queue = new Queue(this, 'Queue', {
      ...common,
      visibilityTimeout: PAUSE,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: TRIES },
    })
  }
}
