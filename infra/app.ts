import { Annotations, App } from 'aws-cdk-lib'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { checkBestPractices } from './best-practices'
import { readConfiguration } from './configuration/read-configuration'
import { stackOf } from './configuration/stack-of'
import { DisconnectsStack } from './disconnects-stack'

const app = new App()

/** The stack names no account or region: it is deployed to those of the current AWS credentials. */
pipe(
  readConfiguration(app.node.getAllContext() as Record<string, unknown>),
  E.match(
    wrong => {
      process.stderr.write(['The configuration cannot be used:', ...wrong].join('\n  ') + '\n')
      process.exit(1)
    },
    configuration => {
      const { name, props, warning } = stackOf(configuration)
      const stack = new DisconnectsStack(app, name, props)
      if (warning !== undefined)
        Annotations.of(stack).addWarningV2('bandwidth-disconnects:environment', warning)
      checkBestPractices(app)
    },
  ),
)
