import { EventBus, type IEventBus } from 'aws-cdk-lib/aws-events'
import type { Construct } from 'constructs'
import type { Settings } from '../settings'

/** The bus that a setting names. `false` makes one, too: it is asked for only if something is published. */
export const eventBusOf = (scope: Construct, id: string, setting: Settings['eventBus']): IEventBus => {
  if (typeof setting === 'boolean') {
    const bus = new EventBus(scope, id, { description: "Ended calls of Bandwidth's disconnect callbacks" })
    // CDK's class and its interface differ in an optional property.
    return bus as IEventBus
  }
  if (typeof setting !== 'string') return setting
  return setting.startsWith('arn:')
    ? EventBus.fromEventBusArn(scope, id, setting)
    : EventBus.fromEventBusName(scope, id, setting)
}
