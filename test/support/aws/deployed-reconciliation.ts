import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import { STACK } from './deployed-stack'

type Schedule = {
  readonly ScheduleExpression: string
  readonly State: string
  readonly Target: { readonly Arn: string; readonly Input: string }
}

/** The emulator does not check signatures, but finds the service by the scope of the credentials. */
const AUTHORIZATION = 'AWS4-HMAC-SHA256 Credential=test/20260304/us-east-1/scheduler/aws4_request'

/** The reconcile function, its schedules and its secret in a stack that is deployed to the emulator. */
export const deployedReconciliation = async (endpoint: string) => {
  const options = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  }
  const secrets = new SecretsManagerClient(options)
  const cloudFormation = new CloudFormationClient(options)
  const { StackResources = [] } = await cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName: STACK }),
  )
  cloudFormation.destroy()
  const idsOf = (type: string): readonly string[] =>
    StackResources.filter(
      ({ ResourceType, LogicalResourceId = '' }) =>
        ResourceType === type && /Reconcile|BandwidthSecret/.test(LogicalResourceId),
    ).map(({ PhysicalResourceId = '' }) => PhysicalResourceId)
  const SecretId = idsOf('AWS::SecretsManager::Secret')[0]

  const scheduler = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const response = await fetch(`${endpoint}/schedules/${path}`, {
      ...init,
      headers: { authorization: AUTHORIZATION, 'content-type': 'application/json' },
    })
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    return response.json()
  }
  const schedules = (): Promise<readonly Schedule[]> =>
    Promise.all(idsOf('AWS::Scheduler::Schedule').map(async name => (await scheduler(name)) as Schedule))

  return {
    schedules,
    /** Creates a copy of a schedule that fires once, now: the emulator cannot be told the time. It looks every 10 seconds. */
    fire: async (run: string): Promise<void> => {
      const schedule = (await schedules()).find(({ Target }) => Target.Input.includes(run))
      await scheduler(`once-${run}-${Date.now()}`, {
        method: 'POST',
        body: JSON.stringify({
          ...schedule,
          ScheduleExpression: `at(${new Date().toISOString().slice(0, 19)})`,
          ActionAfterCompletion: 'DELETE',
        }),
      })
    },
    /** Invokes the function as `aws lambda invoke` does, and waits for it. */
    invoke: async (run: string): Promise<void> => {
      const [name = ''] = idsOf('AWS::Lambda::Function')
      const response = await fetch(`${endpoint}/2015-03-31/functions/${name}/invocations`, {
        method: 'POST',
        body: JSON.stringify({ run }),
      })
      const error = response.headers.get('x-amz-function-error')
      if (!response.ok || error !== null) throw new Error(`It failed: ${await response.text()}`)
    },
    secretText: async (): Promise<string | undefined> =>
      (await secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString,
    fillSecret: async (text: string): Promise<void> => {
      await secrets.send(new PutSecretValueCommand({ SecretId, SecretString: text }))
    },
    close: () => {
      secrets.destroy()
    },
  }
}

export type DeployedReconciliation = Awaited<ReturnType<typeof deployedReconciliation>>
