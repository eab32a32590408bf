import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import * as fc from 'fast-check'
import { RECOGNIZED_CAUSES } from '../../../lambda/disconnect/cause'
import type { Disconnect } from '../../../lambda/disconnect/disconnect'
import { SOURCES } from '../../../lambda/disconnect/source'
import { timestampOf } from '../../../lambda/disconnect/timestamp'
import { toItem } from '../../../lambda/dynamodb/item'
import { DEFAULT_SHARDS } from '../../../lambda/dynamodb/keys'
import { markOf } from '../../../lambda/dynamodb/mark'
import { publishHandler } from '../../../lambda/streams/publish-handler'
import { arbitraryCallback } from '../../support/callbacks/arbitraries'
import { recordOf } from '../../support/callbacks/builders'
import { filterPatternIn, matches } from '../../support/infra/filter-pattern'
import { resourcesOf, synthesize } from '../../support/infra/synthesized'

type Change = NonNullable<DynamoDBRecord['dynamodb']>

const patternOf = (failuresOnly: boolean) => {
  const { template } = synthesize({ eventBus: true, failuresOnly })
  const mapping = resourcesOf(template, 'AWS::Lambda::EventSourceMapping').find(
    ({ Properties }) => 'FilterCriteria' in Properties,
  )
  return filterPatternIn(mapping?.Properties ?? {})
}
const patterns = { every: patternOf(false), failures: patternOf(true) }

const changeOf = (item: Readonly<Record<string, unknown>>): Change => {
  const { callId, event } = item
  return { Keys: marshall({ callId, event }), NewImage: marshall(item) } as Change
}

/** Whether the function publishes what it is called with. */
const isPublished = async (dynamodb: Change, failuresOnly: boolean): Promise<boolean> => {
  const published: string[] = []
  await publishHandler({
    failuresOnly,
    withCallback: false,
    publish: details => () => {
      published.push(...details)
      return Promise.resolve(details.map(() => ({ _tag: 'published' as const })))
    },
    observe: { published: () => undefined },
  })({ Records: [{ eventName: 'INSERT', dynamodb }] })
  return published.length > 0
}

const arbitraryStored = (): fc.Arbitrary<Disconnect> =>
  fc
    .tuple(
      arbitraryCallback(),
      fc.constantFrom('disconnect', 'disconnect', 'dtmf', 'transferDisconnect', 'answer'),
      fc.option(fc.constantFrom(...RECOGNIZED_CAUSES, 'a-new-cause'), { nil: undefined }),
      fc.record({ conflict: fc.boolean(), isReconciled: fc.boolean() }),
    )
    .map(([body, eventType, cause, { conflict, isReconciled }]) => ({
      ...recordOf({ ...body, eventType, cause }),
      ...(conflict && { conflict: true as const }),
      ...(isReconciled && { source: SOURCES.reconciled }),
    }))

test.each([
  ['every ended call', patterns.every, false],
  ['only those that failed', patterns.failures, true],
])(
  'of all records, the function is called with what it publishes, and no other: %s',
  async (_, pattern, only) => {
    await fc.assert(
      fc.asyncProperty(arbitraryStored(), async record => {
        const dynamodb = changeOf(toItem({ shards: DEFAULT_SHARDS })(record))
        expect(matches(pattern, { dynamodb })).toBe(await isPublished(dynamodb, only))
      }),
    )
  },
)

test('the function is not called for deletions, marks of erased calls, and what reconciliation remembers', () => {
  const others: Change[] = [
    { Keys: { callId: { S: 'c-1' }, event: { S: 'disconnect' } } },
    changeOf(markOf('c-1', timestampOf(Date.UTC(2026, 2, 14)))),
    changeOf({ callId: ' reconciliation', event: 'run#9900000', json: '{}' }),
  ]
  for (const dynamodb of others)
    for (const pattern of Object.values(patterns)) expect(matches(pattern, { dynamodb })).toBe(false)
})
