import { GetAccountCommand, type APIGatewayClient } from '@aws-sdk/client-api-gateway'
import { GetStageCommand, type ApiGatewayV2Client, type RouteSettings } from '@aws-sdk/client-apigatewayv2'
import * as E from 'fp-ts/Either'
import { CALLBACK_PATH } from '../../../lambda/deployment/routes'
import { asked, type Asked } from './asked'
import type { Limits, Throttle } from './stack-reader'

/** Both have the same action, on different resources. */
const ACCOUNT_ACTION = 'apigateway:GET on /account'
const STAGE_ACTION = 'apigateway:GET on /apis/*/stages/*'

const STAGE = '$default'

/** For all APIs of the account together. Only the older of API Gateway's two interfaces has it; it applies to both kinds of API. */
const accountLimits = (client: APIGatewayClient): Promise<Asked<Limits>> =>
  asked(ACCOUNT_ACTION, async () => {
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

/** What holds for the routes of callbacks: their own where they have some, else those of the stage. */
const stageLimits = (client: ApiGatewayV2Client, apiId: string): Promise<Asked<Limits | undefined>> =>
  asked(STAGE_ACTION, async () => {
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
): Promise<Asked<Throttle>> => {
  const [ofAccount, ofStage] = await Promise.all([accountLimits(account), stageLimits(apis, apiId)])
  if (E.isLeft(ofAccount)) return ofAccount
  if (E.isLeft(ofStage)) return ofStage
  return E.right({
    account: ofAccount.right,
    ...(ofStage.right === undefined ? {} : { stage: ofStage.right }),
  })
}
