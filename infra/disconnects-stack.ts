import { Stack, Tags, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { DisconnectLog } from './disconnect-log'
import type { DisconnectLogProps } from './disconnect-log-props'
import { addOutputs } from './outputs'

export type DisconnectsStackProps = StackProps & DisconnectLogProps

/** One DisconnectLog as a stack of its own, and what its users need to know of it as outputs. */
export class DisconnectsStack extends Stack {
  readonly disconnects: DisconnectLog

  constructor(scope: Construct, id: string, props: DisconnectsStackProps = {}) {
    super(scope, id, {
      description: "A record of why calls ended: Bandwidth's disconnect callbacks",
      ...props,
    })
    this.disconnects = new DisconnectLog(this, 'Disconnects', props)
    addOutputs(this, this.disconnects)
    // The props tag the stack. Not every resource inherits that from it.
    for (const [key, value] of Object.entries(props.tags ?? {})) Tags.of(this).add(key, value)
  }
}
