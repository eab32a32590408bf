import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { paginateListStackResources } from '@aws-sdk/client-cloudformation'
import * as E from 'fp-ts/Either'
import { askAws, type AwsAnswer } from './aws-answer'
import type { Resource } from './stack-reader'

export const resourcesOf = (
  client: CloudFormationClient,
  stack: string,
): Promise<AwsAnswer<readonly Resource[]>> =>
  askAws('cloudformation:ListStackResources', async () => {
    const resources: Resource[] = []
    for await (const { StackResourceSummaries = [] } of paginateListStackResources(
      { client },
      { StackName: stack },
    ))
      for (const { ResourceType = '', LogicalResourceId = '', PhysicalResourceId } of StackResourceSummaries)
        if (PhysicalResourceId !== undefined)
          resources.push({ type: ResourceType, logicalId: LogicalResourceId, physicalId: PhysicalResourceId })
    return resources
  })

/** CDK builds a logical id from the construct's id and a hash. */
const endsIn = (id: string): RegExp => new RegExp(`${id}[0-9A-F]{8}$`)

/** The resource of the construct with this id. */
export const resourceNamed = (resources: readonly Resource[], type: string, id: string): AwsAnswer<string> =>
  E.fromNullable({
    action: 'cloudformation:ListStackResources',
    reason: { error: `no ${type} called ${id}` },
  })(resources.find(resource => resource.type === type && endsIn(id).test(resource.logicalId))?.physicalId)

export const alarmNamesIn = (resources: readonly Resource[]): readonly string[] =>
  resources.filter(({ type }) => type === 'AWS::CloudWatch::Alarm').map(({ physicalId }) => physicalId)
