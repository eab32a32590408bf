import { GetAccountCommand, type APIGatewayClient } from '@aws-sdk/client-api-gateway'
import { GetStageCommand, type ApiGatewayV2Client, type RouteSettings } from '@aws-sdk/client-apigatewayv2'
import * as E from 'fp-ts/Either'
import { defined } from '../../../lambda/codec/defined'
import { CALLBACK_PATH } from '../../../lambda/deployment/routes'
import { askAws, type AwsAnswer } from './aws-answer'
import type { Limits, Throttle } from './stack-reader'

/** The same action on different resources. */
const ACCOUNT_ACTION = 'apigateway:GET on /account'
const STAGE_ACTION = 'apigateway:GET on /apis/*/stages/*'

const STAGE = '$default'

/** The limits of all APIs of the account together. Only the older client of API Gateway reads them; they apply to both kinds of API. */
const accountLimits = (client: APIGatewayClient): Promise<AwsAnswer<Limits>> =>
  askAws(ACCOUNT_ACTION, async () => {
    const { throttleSettings: { rateLimit, burstLimit } = {} } = await client.send(new GetAccountCommand({}))
    if (rateLimit === undefined || burstLimit === undefined) throw new Error('no limits')
    return { rate: rateLimit, burst: burstLimit }
  })

const limitsIn = ({
  ThrottlingRateLimit: rate,
  ThrottlingBurstLimit: burst,
}: RouteSettings): readonly Limits[] => (rate === undefined || burst === undefined ? [] : [{ rate, burst }])

const isForCallbacks = (routeKey: string): boolean =>
  routeKey.split(' ')[1]?.startsWith(CALLBACK_PATH) ?? false

/** The limits of the callback routes: their own if they have any, else those of the stage. */
const stageLimits = (client: ApiGatewayV2Client, apiId: string): Promise<AwsAnswer<Limits | undefined>> =>
  askAws(STAGE_ACTION, async () => {
    const { DefaultRouteSettings = {}, RouteSettings = {} } = await client.send(
      new GetStageCommand({ ApiId: apiId, StageName: STAGE }),
    )
    const own = Object.entries(RouteSettings).filter(([routeKey]) => isForCallbacks(routeKey))
    const limits = own.flatMap(([, settings]) => limitsIn(settings))
    return [...limits, ...limitsIn(DefaultRouteSettings)].sort((a, b) => a.rate - b.rate)[0]
  })

export const throttleOf = async (
  account: APIGatewayClient,
  apis: ApiGatewayV2Client,
  apiId: string,
): Promise<AwsAnswer<Throttle>> => {
  const [ofAccount, ofStage] = await Promise.all([accountLimits(account), stageLimits(apis, apiId)])
  if (E.isLeft(ofAccount)) return ofAccount
  if (E.isLeft(ofStage)) return ofStage
  return E.right({
    account: ofAccount.right,
    ...defined({ stage: ofStage.right }),
  })
}
