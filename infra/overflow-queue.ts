import { Duration, Validations, type RemovalPolicy } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'

/** What SQS takes at most. */
const RETENTION = Duration.days(14)

/** The pause between two tries of one message. It must be longer than a try: the drain function's time-out. */
const PAUSE = Duration.minutes(2)

/** After a day of trying, somebody has to look. */
const TRIES = Duration.days(1).toMinutes() / PAUSE.toMinutes()

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
