import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { patientClient, withoutLogging } from './aws/client-options'
import { defined } from './codec/defined'
import { PublishEnvironment, readEnvironment } from './deployment/environment'
import { eventBusPublisher } from './eventbridge/publisher'
import { lineLogger } from './log/line-logger'
import { publicationLog } from './log/publication-log'
import { publishHandler } from './streams/publish-handler'

const environment = readEnvironment(PublishEnvironment)(process.env)

/** Publishes ended calls on an event bus. The stream of the records table calls it. */
export const handler = publishHandler({
  publish: eventBusPublisher({
    client: withoutLogging(new EventBridgeClient(patientClient())),
    eventBusName: environment.EVENT_BUS_NAME,
    ...defined({ resource: environment.TABLE_ARN }),
  }),
  failuresOnly: environment.FAILURES_ONLY === true,
  withCallback: environment.WITH_CALLBACK === true,
  observe: publicationLog(lineLogger(environment.SERVICE_NAME)),
})
