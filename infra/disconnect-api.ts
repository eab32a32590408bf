import { Stack, Validations } from 'aws-cdk-lib'
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type CfnStage,
  type ThrottleSettings,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { CALL_PATH, CALLBACK_PATH, KEYED_CALLBACK_PATH, LIST_PATH } from '../lambda/deployment/routes'
import { AccessLog } from './access-log'
import { ApiDomain } from './api-domain'
import type { Settings } from './settings'

export type DisconnectApiProps = {
  readonly receiveFunction: IFunction
  readonly queryFunction: IFunction
  readonly settings: Settings
}

/**
 * The limit of the `$default` route. That route is for callback URLs with a slip in them, but bots that probe every address reach
 * it too: they must not take the receive function's concurrency from callbacks.
 */
const OTHER_PATHS: ThrottleSettings = { rateLimit: 20, burstLimit: 10 }

/** It goes without an authorizer of the gateway. */
const acknowledgeOpen = (route: HttpRoute, reason: string): void => {
  Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason })
}

/** `HttpStage` has no property for the limits of one route. All other routes keep those of the stage. */
const limitRoute = (stage: HttpStage, route: HttpRoute, key: HttpRouteKey, limit: ThrottleSettings): void => {
  const cfnStage = stage.node.defaultChild as CfnStage
  cfnStage.routeSettings = {
    [key.key]: { ThrottlingRateLimit: limit.rateLimit, ThrottlingBurstLimit: limit.burstLimit },
  }
  // API Gateway refuses settings of a route that does not exist yet: "Unable to find Route by key".
  stage.node.addDependency(route)
}

/**
 * An HTTP API: it costs less than a REST API and takes `|` and `;` in query strings. How it passes on the challenge of a 401 does
 * not matter to a callback URL with the key in it.
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
    const otherPaths = this.routeCallbacks(new HttpLambdaIntegration('Receive', receiveFunction))
    const question = {
      methods: [HttpMethod.GET],
      integration: new HttpLambdaIntegration('Query', queryFunction),
      authorizer: new HttpIamAuthorizer(),
    }
    this.addRoutes({ path: LIST_PATH, ...question })
    this.addRoutes({ path: CALL_PATH, ...question })
    const { customDomain } = settings
    this.domain = customDomain && new ApiDomain(this, 'Domain', customDomain)
    const stage = new HttpStage(this, 'DefaultStage', {
      httpApi: this,
      autoDeploy: true,
      throttle: settings.throttle,
      accessLogSettings: new AccessLog(this, 'AccessLog', settings),
      ...(this.domain && { domainMapping: { domainName: this.domain } }),
    })
    limitRoute(stage, otherPaths, HttpRouteKey.DEFAULT, OTHER_PATHS)
  }

  /** All that reaches the receive function. @returns the route of all paths that have none of their own */
  private routeCallbacks(integration: HttpLambdaIntegration): HttpRoute {
    const methods = [HttpMethod.POST, HttpMethod.GET]
    for (const route of this.addRoutes({ path: CALLBACK_PATH, methods, integration }))
      acknowledgeOpen(
        route,
        "The function asks for credentials: an authorizer cannot send the challenge that Bandwidth's client waits for.",
      )
    for (const route of this.addRoutes({ path: KEYED_CALLBACK_PATH, methods, integration }))
      acknowledgeOpen(
        route,
        'The function compares the key in the path with the secret, and answers 401 to any other key.',
      )
    const otherPaths = new HttpRoute(this, 'OtherPaths', {
      httpApi: this,
      routeKey: HttpRouteKey.DEFAULT,
      integration,
    })
    acknowledgeOpen(
      otherPaths,
      'The function asks for the credentials of a callback whose URL has a slip in it, and answers 404 to all else.',
    )
    return otherPaths
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
