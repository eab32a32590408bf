import { Duration, Validations } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import { NodejsFunction, type NodejsFunctionProps } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { handlerCode } from './bundling'
import type { Handler } from './function-bundle'
import type { Settings } from './settings'

export type HandlerFunctionProps = Omit<NodejsFunctionProps, 'code'> & {
  /** The file of `lambda/` that exports it. */
  readonly code: Handler
  readonly settings: Pick<Settings, 'logRetention' | 'memorySize' | 'removalPolicy'>
  /**
   * Why it needs no queue for the events that it fails on.
   * @default nothing calls it asynchronously
   */
  readonly withoutDeadLetters?: string
}

const NOT_ASYNCHRONOUS =
  'Nothing calls it asynchronously: callers of the API get its answer, messages return to their queue.'

/** A function whose only permission is to write its own log, until `allow` adds others. */
export class HandlerFunction extends NodejsFunction {
  constructor(
    scope: Construct,
    id: string,
    { code, settings, withoutDeadLetters = NOT_ASYNCHRONOUS, ...props }: HandlerFunctionProps,
  ) {
    const { logRetention: retention, memorySize, removalPolicy } = settings
    const logGroup = new LogGroup(scope, `${id}Logs`, { retention, removalPolicy })
    // AWS's managed policy for functions would allow it to write to every log of the account.
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    logGroup.grantWrite(role)
    super(scope, id, {
      ...handlerCode(code),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize,
      // Bandwidth waits 15 s by default; a later answer helps nobody.
      timeout: Duration.seconds(10),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      role,
      ...props,
    })
    Validations.of(this).acknowledge(
      { id: 'Serverless-LambdaDLQ', reason: withoutDeadLetters },
      {
        id: 'Serverless-LambdaTracing',
        reason:
          'X-Ray would need a permission on every resource; the log says what became of each callback, and when.',
      },
    )
  }

  /** Allows only these actions on this resource: CDK's own grants allow more than is used. */
  allow(resourceArn: string, ...actions: readonly string[]): void {
    this.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [resourceArn] }))
  }
}
