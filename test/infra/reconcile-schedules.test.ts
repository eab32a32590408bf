import { permissionsIn } from '../support/infra/permissions'
import { logicalId, resources, resourcesOf, synthesize } from '../support/infra/synthesized'

const { disconnects, template } = synthesize({ reconcileAccountIds: ['9900000'] })
const fn = disconnects.reconcileFunction ?? disconnects.queryFunction
const { permissionsOfRole, roleOf } = permissionsIn(template)

describe('the schedules', () => {
  const schedules = resourcesOf(template, 'AWS::Scheduler::Schedule').map(({ Properties }) => Properties)
  const target = ({ Target }: (typeof schedules)[number]) => Target as Record<string, unknown>
  const roleIdOf = (schedule: (typeof schedules)[number]): string =>
    (target(schedule)['RoleArn'] as { 'Fn::GetAtt': [string, 'Arn'] })['Fn::GetAtt'][0]

  test('are at five past each hour, and daily at 03:35, in UTC and to the minute', () => {
    expect(
      schedules.map(
        ({ ScheduleExpression, ScheduleExpressionTimezone, FlexibleTimeWindow, State, ...rest }) => [
          ScheduleExpression,
          ScheduleExpressionTimezone,
          FlexibleTimeWindow,
          State,
          target(rest)['Input'],
        ],
      ),
    ).toStrictEqual([
      ['cron(5 * * * ? *)', 'Etc/UTC', { Mode: 'OFF' }, 'ENABLED', '{"run":"hourly"}'],
      ['cron(35 3 * * ? *)', 'Etc/UTC', { Mode: 'OFF' }, 'ENABLED', '{"run":"daily"}'],
    ])
  })

  test('drop an event that could not be delivered before the next run is near', () => {
    for (const schedule of schedules)
      expect(target(schedule)).toMatchObject({
        Arn: { 'Fn::GetAtt': [logicalId(fn), 'Arn'] },
        RetryPolicy: { MaximumEventAgeInSeconds: 1800, MaximumRetryAttempts: 3 },
      })
  })

  test('share a role that can invoke this function, and nothing else', () => {
    const [roleId = '', ...others] = [...new Set(schedules.map(roleIdOf))]
    expect(others).toStrictEqual([])
    expect(roleId).not.toBe(roleOf(fn))
    expect(permissionsOfRole(roleId)).toStrictEqual([`lambda:InvokeFunction on ${logicalId(fn)}`])
  })

  test("use it for schedules of this account's default group only", () => {
    const role = resources(template).find(([id]) => id === roleIdOf(schedules[0] ?? {}))?.[1]
    expect(Object.keys(role?.Properties ?? {})).toStrictEqual(['AssumeRolePolicyDocument'])
    expect(role?.Properties['AssumeRolePolicyDocument']).toMatchObject({
      Statement: [
        {
          Action: 'sts:AssumeRole',
          Effect: 'Allow',
          Principal: { Service: 'scheduler.amazonaws.com' },
          Condition: {
            StringEquals: {
              'aws:SourceAccount': { Ref: 'AWS::AccountId' },
              'aws:SourceArn': {
                'Fn::Join': [
                  '',
                  [
                    'arn:',
                    { Ref: 'AWS::Partition' },
                    ':scheduler:',
                    { Ref: 'AWS::Region' },
                    ':',
                    { Ref: 'AWS::AccountId' },
                    ':schedule-group/default',
                  ],
                ],
              },
            },
          },
        },
      ],
    })
  })
})
