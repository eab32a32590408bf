import { Duration } from 'aws-cdk-lib'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { IEventBus } from 'aws-cdk-lib/aws-events'
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { PublishEnvironment } from '../../lambda/deployment/environment'
import { HandlerFunction } from '../handler-function'
import type { Settings } from '../settings'
import { endedCallsPattern } from './ended-calls'

export type PublishFunctionProps = {
  readonly table: TableV2
  readonly eventBus: IEventBus
  /** Where Lambda puts the position of a batch that could not be published in time. */
  readonly unpublished: Queue
  readonly settings: Settings
  /** Distinguishes the metrics and logs of this deployment from those of others. */
  readonly service: string
}

/** A stream keeps its records for 24 hours: an hour before that, those that cannot be published are given up, and there is an alarm. */
const GIVE_UP_AFTER = Duration.hours(23)

const IN_THE_QUEUE =
  'A stream calls it and waits for the answer: what it cannot publish in a day is named in the queue of its event source mapping.'

/**
 * Publishes ended calls. The table's stream calls it, so that nothing on the path of a callback knows of it. It can read the stream and
 * put events on one bus, but has no access to the table.
 */
export class PublishFunction extends HandlerFunction {
  constructor(scope: Construct, id: string, props: PublishFunctionProps) {
    const { table, eventBus, unpublished, settings, service } = props
    const { failuresOnly, forwardTo } = settings
    super(scope, id, {
      code: 'publish',
      description: 'Publishes ended calls on an event bus',
      settings,
      environment: PublishEnvironment.encode({
        SERVICE_NAME: service,
        EVENT_BUS_NAME: eventBus.eventBusArn,
        TABLE_ARN: table.tableArn,
        ...(failuresOnly && { FAILURES_ONLY: true }),
        ...(forwardTo !== undefined && { WITH_CALLBACK: true }),
      }),
      timeout: Duration.seconds(30),
      withoutDeadLetters: IN_THE_QUEUE,
    })
    const stream = table.tableStreamArn
    if (stream === undefined) throw new Error('The table has no stream')
    this.allow(
      stream,
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
    )
    this.allow(eventBus.eventBusArn, 'events:PutEvents')
    this.allow(unpublished.queueArn, 'sqs:SendMessage')
    new EventSourceMapping(this, 'Stream', {
      target: this,
      eventSourceArn: stream,
      startingPosition: StartingPosition.LATEST,
      batchSize: 100,
      filters: [FilterCriteria.filter(endedCallsPattern({ failuresOnly }))],
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      maxRecordAge: GIVE_UP_AFTER,
      onFailure: { bind: () => ({ destination: unpublished.queueArn }) },
    })
  }
}
