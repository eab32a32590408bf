import { Duration, Validations } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import { NodejsFunction, type NodejsFunctionProps } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { Settings } from './settings'
import { handlerCode, type Handler } from './handler-code'

export type HandlerFunctionProps = Omit<NodejsFunctionProps, 'code'> & {
  /** Which file of `lambda/` exports it. */
  readonly code: Handler
  readonly settings: Pick<Settings, 'logRetention' | 'memorySize' | 'removalPolicy'>
}

/** A function that may write its own log, and nothing else until it is allowed to. */
export class HandlerFunction extends NodejsFunction {
  constructor(scope: Construct, id: string, { code, settings, ...props }: HandlerFunctionProps) {
    const { logRetention: retention, memorySize, removalPolicy } = settings
    const logGroup = new LogGroup(scope, `${id}Logs`, { retention, removalPolicy })
    // AWS's managed policy for functions would let it write to every log of the account.
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    logGroup.grantWrite(role)
    super(scope, id, {
      ...handlerCode(code),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize,
      // Bandwidth gives up after 15 s by default; an answer after that helps nobody.
      timeout: Duration.seconds(10),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      role,
      ...props,
    })
    Validations.of(this).acknowledge(
      {
        id: 'Serverless-LambdaDLQ',
        reason:
          'Nothing calls it asynchronously: callers of the API get its answer, messages return to their queue.',
      },
      {
        id: 'Serverless-LambdaTracing',
        reason:
          'X-Ray would need a permission on every resource; the log tells what became of each callback, and when.',
      },
    )
  }

  /** Exactly these actions on exactly this resource: CDK's own grants give more than is used. */
  allow(resourceArn: string, ...actions: readonly string[]): void {
    this.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [resourceArn] }))
  }
}
