import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { gatewayEvent } from '../../test/support/lambda/gateway-event'
import { CREDENTIALS } from '../../test/support/twin/twin'
import { callAt } from '../calls/call-at'
import { REALISTIC } from '../calls/mix'
import { PROPERTY_NAMES } from '../../lambda/disconnect/properties'

export const SECRET = JSON.stringify(CREDENTIALS)

/** The body that Bandwidth sends for the call with this index. */
export const bodyAt = (index: number): string => {
  const call = callAt(REALISTIC, index)
  return JSON.stringify(Object.fromEntries(PROPERTY_NAMES.map(name => [name, call[name]])))
}

const withoutAuthorization = ({ headers, ...event }: APIGatewayProxyEventV2): APIGatewayProxyEventV2 => ({
  ...event,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'authorization')),
})

/** The event that a function gets from the HTTP API. Each has its own request id. */
export const eventAt = (index: number): APIGatewayProxyEventV2 => {
  const event = gatewayEvent({ body: bodyAt(index) })
  return { ...event, requestContext: { ...event.requestContext, requestId: `request-${index}` } }
}

/** The same callback without credentials, as a client sends it that waits for a challenge. */
export const refusedEventAt = (index: number): APIGatewayProxyEventV2 => withoutAuthorization(eventAt(index))
