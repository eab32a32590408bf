import { resourcesOf, synthesize } from './synthesized'
import type { ForwardingRule } from '../aws/deployed-publication'

/** The rule of a stack that forwards callbacks, with the ARN of a deployed table. */
export const forwardingRule = (tableArn: string): ForwardingRule => {
  const { template } = synthesize({ forwardTo: 'https://voice.example.com/hooks' })
  const [rule] = resourcesOf(template, 'AWS::Events::Rule')
  const { EventPattern, Targets } = rule?.Properties ?? {}
  const [target] = Targets as readonly { InputPath: string }[]
  const pattern = { ...(EventPattern as object), resources: [tableArn] }
  return { pattern: JSON.stringify(pattern), inputPath: target?.InputPath ?? '' }
}
