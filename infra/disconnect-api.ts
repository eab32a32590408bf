import { Stack, Validations } from 'aws-cdk-lib'
import { HttpApi, HttpMethod, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { CALL_PATH, CALLBACK_PATH, LIST_PATH } from '../lambda/http/routes'
import { AccessLog } from './access-log'
import { ApiDomain } from './api-domain'
import type { Settings } from './settings'

export type DisconnectApiProps = {
  readonly receiveFunction: IFunction
  readonly queryFunction: IFunction
  readonly settings: Settings
}

/**
 * An HTTP API and not a REST API, which renames the `WWW-Authenticate` of a function's answer and so breaks the handshake
 * by which Bandwidth sends its credentials.
 */
export class DisconnectApi extends HttpApi {
  readonly domain: ApiDomain | undefined

  constructor(
    scope: Construct,
    id: string,
    { receiveFunction, queryFunction, settings }: DisconnectApiProps,
  ) {
    super(scope, id, {
      apiName: Stack.of(scope).stackName,
      description: "Bandwidth's disconnect callbacks, and questions about them",
      createDefaultStage: false,
    })
    // Open to the gateway: the function asks for the credentials, as only it can send Bandwidth the challenge.
    const callbackRoutes = this.addRoutes({
      path: CALLBACK_PATH,
      methods: [HttpMethod.POST, HttpMethod.GET],
      integration: new HttpLambdaIntegration('Receive', receiveFunction),
    })
    for (const route of callbackRoutes)
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason:
          "The function asks for credentials: an authorizer cannot send the challenge that Bandwidth's client waits for.",
      })
    const question = {
      methods: [HttpMethod.GET],
      integration: new HttpLambdaIntegration('Query', queryFunction),
      authorizer: new HttpIamAuthorizer(),
    }
    this.addRoutes({ path: LIST_PATH, ...question })
    this.addRoutes({ path: CALL_PATH, ...question })
    const { customDomain } = settings
    this.domain = customDomain && new ApiDomain(this, 'Domain', customDomain)
    new HttpStage(this, 'DefaultStage', {
      httpApi: this,
      autoDeploy: true,
      throttle: settings.throttle,
      accessLogSettings: new AccessLog(this, 'AccessLog', settings),
      ...(this.domain && { domainMapping: { domainName: this.domain } }),
    })
  }

  /** What questions are sent to: the domain of one's own, if there is one. */
  get endpointUrl(): string {
    return this.domain === undefined ? this.apiEndpoint : `https://${this.domain.name}`
  }

  /** Where Bandwidth is to send its callbacks. */
  get callbackUrl(): string {
    return `${this.endpointUrl}${CALLBACK_PATH}`
  }
}
