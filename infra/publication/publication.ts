import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { IEventBus } from 'aws-cdk-lib/aws-events'
import { Construct } from 'constructs'
import { DeadLetterQueue } from '../dead-letter-queue'
import type { Settings } from '../settings'
import { eventBusOf } from './event-bus'
import { Forwarding } from './forwarding'
import { PublishFunction } from './publish-function'

export type PublicationProps = {
  readonly table: TableV2
  readonly settings: Settings
  /** Distinguishes the metrics and logs of this deployment from those of others. */
  readonly service: string
}

/** Whether the settings ask for publication. */
export const isPublished = ({ eventBus, forwardTo }: Pick<Settings, 'eventBus' | 'forwardTo'>): boolean =>
  eventBus !== false || forwardTo !== undefined

/** Publishes the ended calls of a table on an event bus and, if the settings say so, forwards their callbacks. */
export class Publication extends Construct {
  readonly eventBus: IEventBus
  readonly publishFunction: PublishFunction
  /** The positions in the stream of batches that could not be published. */
  readonly unpublished: DeadLetterQueue
  /** Only with `forwardTo`. */
  readonly forwarding: Forwarding | undefined

  constructor(scope: Construct, id: string, { table, settings, service }: PublicationProps) {
    super(scope, id)
    const { removalPolicy, forwardTo } = settings
    const eventBus = (this.eventBus = eventBusOf(this, 'EventBus', settings.eventBus))
    const unpublished = (this.unpublished = new DeadLetterQueue(this, 'Unpublished', { removalPolicy }))
    this.publishFunction = new PublishFunction(this, 'Publish', {
      table,
      eventBus,
      unpublished,
      settings,
      service,
    })
    this.forwarding =
      forwardTo === undefined
        ? undefined
        : new Forwarding(this, 'Forwarding', { eventBus, tableArn: table.tableArn, forwardTo, settings })
    // Nothing is published with a callback before it can be forwarded.
    if (this.forwarding !== undefined) this.publishFunction.node.addDependency(this.forwarding)
  }
}
