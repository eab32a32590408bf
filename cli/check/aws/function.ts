import {
  GetAccountSettingsCommand,
  GetFunctionConcurrencyCommand,
  GetFunctionConfigurationCommand,
  type LambdaClient,
} from '@aws-sdk/client-lambda'
import * as E from 'fp-ts/Either'
import { asked, type Asked } from './asked'
import type { Concurrency, Runtime } from './stack-reader'

export const runtimeOf = (client: LambdaClient, functionName: string): Promise<Asked<Runtime>> =>
  asked('lambda:GetFunctionConfiguration', async () => {
    const { Runtime: runtime = 'unknown', LastModified } = await client.send(
      new GetFunctionConfigurationCommand({ FunctionName: functionName }),
    )
    return { runtime, ...(LastModified === undefined ? {} : { modifiedAt: LastModified }) }
  })

const accountConcurrency = (client: LambdaClient) =>
  asked('lambda:GetAccountSettings', async () => {
    const { AccountLimit: { ConcurrentExecutions, UnreservedConcurrentExecutions } = {} } = await client.send(
      new GetAccountSettingsCommand({}),
    )
    if (ConcurrentExecutions === undefined) throw new Error('no limit')
    return {
      account: ConcurrentExecutions,
      unreserved: UnreservedConcurrentExecutions ?? ConcurrentExecutions,
    }
  })

const reservedConcurrency = (client: LambdaClient, functionName: string) =>
  asked('lambda:GetFunctionConcurrency', async () => {
    const { ReservedConcurrentExecutions: reserved } = await client.send(
      new GetFunctionConcurrencyCommand({ FunctionName: functionName }),
    )
    return reserved === undefined ? {} : { reserved }
  })

export const concurrencyOf = async (
  client: LambdaClient,
  functionName: string,
): Promise<Asked<Concurrency>> => {
  const [account, reserved] = await Promise.all([
    accountConcurrency(client),
    reservedConcurrency(client, functionName),
  ])
  if (E.isLeft(account)) return account
  return E.isLeft(reserved) ? reserved : E.right({ ...account.right, ...reserved.right })
}
