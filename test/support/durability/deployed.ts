import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { randomOf } from '../../../cli/simulator/random'
import type { Credentials } from '../../../lambda/callback/credentials'
import { closeServer } from '../../../local/lifetime'
import { createGateway } from '../../../local/gateway/server'
import { lambdaEnvironment } from '../lambda/environment'
import { startLambda } from '../lambda/process'
import { startMinistack } from '../aws/ministack'
import { startSecretsManager } from '../aws/secrets-manager'
import { CREDENTIALS, silent } from '../twin/twin'
import { startDatabaseProcess } from './database-process'
import { startFaultProxy, type FaultProxy } from './fault-proxy'
import { bundleLambdas } from './lambda-bundles'
import { startLambdaPool, type LambdaPool } from './lambda-pool'
import { refusedMessage } from './refused-message'
import { startOverflowQueue } from './overflow-queue'
import { countOf, type System } from './system'

export type Deployed = System & {
  readonly queueProxy: FaultProxy
  readonly secretsProxy: FaultProxy
  /** Sets a new password in the secret. The previous one stays valid. */
  readonly rotate: (password: string) => Credentials
  readonly receive: LambdaPool
  readonly drain: LambdaPool
}

/** The deployed system without AWS: the bundled functions behind a gateway, a database on disk, and a queue of the emulator. */
export const startDeployed = async (folder: string, seed: number): Promise<Deployed> => {
  const [bundles, ministack, database] = await Promise.all([
    bundleLambdas(join(folder, 'bundles')),
    startMinistack(),
    startDatabaseProcess(join(folder, 'database')),
  ])
  const proxy = await startFaultProxy(database.endpoint, seed)
  const queueProxy = await startFaultProxy(ministack.endpoint, seed + 1, refusedMessage)
  const secrets = await startSecretsManager({ AWSCURRENT: JSON.stringify(CREDENTIALS) })
  const secretsProxy = await startFaultProxy(secrets.endpoint, seed + 2)
  const random = randomOf('kills', seed)
  const environment = lambdaEnvironment(proxy, secretsProxy)

  const drain = startLambdaPool(2, () => startLambda(bundles.drain, environment), random)
  const queue = await startOverflowQueue(ministack.endpoint, drain.invoke)
  const OVERFLOW_QUEUE_URL = `${queueProxy.endpoint}${new URL(queue.url).pathname}`
  const start = () => startLambda(bundles.receive, { ...environment, OVERFLOW_QUEUE_URL })
  const receive = startLambdaPool(2, start, random)

  const handler = { handler: receive.invoke }
  const integrations = { callback: handler, question: handler, report: handler, tables: handler }
  const gateway = createGateway(integrations, silent).listen(0, '127.0.0.1')
  await once(gateway, 'listening')
  const { port } = gateway.address() as AddressInfo
  return {
    callbackUrl: new URL(`http://127.0.0.1:${port}/callbacks/disconnect`),
    credentials: CREDENTIALS,
    database,
    proxy,
    queueProxy,
    secretsProxy,
    rotate: password => {
      const credentials = { ...CREDENTIALS, password }
      secrets.versions.AWSPREVIOUS = secrets.versions.AWSCURRENT ?? ''
      secrets.versions.AWSCURRENT = JSON.stringify(credentials)
      return credentials
    },
    receive,
    drain,
    counts: () => {
      const [received, drained] = [receive.logs(), drain.logs()]
      return {
        overflowed: countOf(received, /"outcome":"overflowed"/g),
        drained: countOf(drained, /"drained":true/g),
        conflicts: countOf(received + drained, /"outcome":"conflict"/g),
        failed: countOf(received, /"outcome":"failed"/g),
      }
    },
    waiting: queue.waiting,
    deadLetters: queue.deadLetters,
    stop: async () => {
      await closeServer(gateway)
      await queue.stop()
      await Promise.all([receive.stop(), drain.stop()])
      await Promise.all([proxy, queueProxy, secretsProxy].map(({ close }) => close()))
      await Promise.all([database.stop(), ministack.stop()])
      await secrets.close()
    },
  }
}
