import { Stack, Validations } from 'aws-cdk-lib'
import {
  DomainName,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  SecurityPolicy,
  type CfnStage,
  type ThrottleSettings,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53'
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets'
import type { Construct } from 'constructs'
import {
  CALL_PATH,
  CALLBACK_PATH,
  KEYED_CALLBACK_PATH,
  LIST_PATH,
  REPORT_PATH,
} from '../lambda/deployment/routes'
import { AccessLog } from './access-log'
import type { CustomDomain } from './disconnect-log-props'
import type { Settings } from './settings'

export type DisconnectApiProps = {
  readonly receiveFunction: IFunction
  readonly queryFunction: IFunction
  /** Undefined if the API answers no reports. */
  readonly reportFunction: IFunction | undefined
  readonly settings: Settings
}

/**
 * The limit of the `$default` route. That route is for callback URLs with a mistake in them, but bots that probe every address reach
 * it too: they must not use up the receive function's concurrency.
 */
const OTHER_PATHS: ThrottleSettings = { rateLimit: 20, burstLimit: 10 }

/** The user's own domain, and the DNS record that points to the API if the hosted zone is known. */
class ApiDomain extends DomainName {
  constructor(scope: Construct, id: string, { domainName, certificateArn, hostedZone }: CustomDomain) {
    super(scope, id, {
      domainName,
      certificate: Certificate.fromCertificateArn(scope, `${id}Certificate`, certificateArn),
      securityPolicy: SecurityPolicy.TLS_1_2,
    })
    if (hostedZone === undefined) return
    new ARecord(this, 'Record', {
      zone: HostedZone.fromHostedZoneAttributes(this, 'Zone', hostedZone),
      recordName: `${domainName}.`,
      target: RecordTarget.fromAlias(
        new ApiGatewayv2DomainProperties(this.regionalDomainName, this.regionalHostedZoneId),
      ),
    })
  }
}

/** The route has no authorizer of API Gateway. */
const acknowledgeOpen = (route: HttpRoute, reason: string): void => {
  Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason })
}

/** `HttpStage` has no property for the limits of one route. All other routes keep the limits of the stage. */
const limitRoute = (stage: HttpStage, route: HttpRoute, key: HttpRouteKey, limit: ThrottleSettings): void => {
  const cfnStage = stage.node.defaultChild as CfnStage
  cfnStage.routeSettings = {
    [key.key]: { ThrottlingRateLimit: limit.rateLimit, ThrottlingBurstLimit: limit.burstLimit },
  }
  // API Gateway refuses settings of a route that does not exist yet: "Unable to find Route by key".
  stage.node.addDependency(route)
}

/**
 * An HTTP API: it costs less than a REST API and takes `|` and `;` in query strings. It renames the header with the challenge of a
 * 401, which does not matter to a callback URL with the key in it.
 */
export class DisconnectApi extends HttpApi {
  readonly domain: ApiDomain | undefined

  constructor(
    scope: Construct,
    id: string,
    { receiveFunction, queryFunction, reportFunction, settings }: DisconnectApiProps,
  ) {
    super(scope, id, {
      apiName: Stack.of(scope).stackName,
      description: "Bandwidth's disconnect callbacks, and questions about them",
      createDefaultStage: false,
    })
    const otherPaths = this.routeCallbacks(new HttpLambdaIntegration('Receive', receiveFunction))
    const signed = { methods: [HttpMethod.GET], authorizer: new HttpIamAuthorizer() }
    const integration = new HttpLambdaIntegration('Query', queryFunction)
    for (const path of [LIST_PATH, CALL_PATH]) this.addRoutes({ path, integration, ...signed })
    if (reportFunction !== undefined)
      this.addRoutes({
        path: REPORT_PATH,
        integration: new HttpLambdaIntegration('Report', reportFunction),
        ...signed,
      })
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

  /** The routes of the receive function. @returns the route of all paths that have no route of their own */
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

  /** The URL for questions: the custom domain, if there is one. */
  get endpointUrl(): string {
    return this.domain === undefined ? this.apiEndpoint : `https://${this.domain.name}`
  }

  /** The URL for Bandwidth's callbacks. */
  get callbackUrl(): string {
    return `${this.endpointUrl}${CALLBACK_PATH}`
  }
}
