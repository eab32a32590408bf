import type { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { paginateListStackResources } from '@aws-sdk/client-cloudformation'
import * as E from 'fp-ts/Either'
import { asked, type Asked } from './asked'
import type { Resource } from './stack-reader'

export const resourcesOf = (
  client: CloudFormationClient,
  stack: string,
): Promise<Asked<readonly Resource[]>> =>
  asked('cloudformation:ListStackResources', async () => {
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

/** CDK ends a logical id with a hash, and before it has the construct's own id. */
const endsIn = (id: string): RegExp => new RegExp(`${id}[0-9A-F]{8}$`)

/** The resource that the construct of this id made. */
export const resourceNamed = (resources: readonly Resource[], type: string, id: string): Asked<string> =>
  E.fromNullable({
    action: 'cloudformation:ListStackResources',
    reason: { error: `no ${type} called ${id}` },
  })(resources.find(resource => resource.type === type && endsIn(id).test(resource.logicalId))?.physicalId)

export const alarmNamesIn = (resources: readonly Resource[]): readonly string[] =>
  resources.filter(({ type }) => type === 'AWS::CloudWatch::Alarm').map(({ physicalId }) => physicalId)
