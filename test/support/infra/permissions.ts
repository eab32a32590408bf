import type { Template } from 'aws-cdk-lib/assertions'
import { resource, resourcesOf, type Synthesizable } from './synthesized'

type Target =
  | { readonly Ref: string }
  | { readonly 'Fn::GetAtt': readonly [string, 'Arn'] }
  | { readonly 'Fn::Join': readonly ['', readonly [Target, string]] }
type Statement = {
  readonly Effect: string
  readonly Action: string | readonly string[]
  readonly Resource: Target | readonly Target[]
  readonly Condition?: unknown
}

const targetId = (target: Target): string => {
  if ('Ref' in target) return target.Ref
  if ('Fn::GetAtt' in target) return target['Fn::GetAtt'][0]
  const [owner, suffix] = target['Fn::Join'][1]
  return `${targetId(owner)}${suffix}`
}

/** What the roles of a template may do. */
export const permissionsIn = (template: Template) => {
  const roleOf = (fn: Synthesizable): string => {
    const role = resource(template, fn).Properties['Role'] as { 'Fn::GetAtt': [string, 'Arn'] }
    return role['Fn::GetAtt'][0]
  }
  const statementsOf = (roleId: string): readonly Statement[] =>
    resourcesOf(template, 'AWS::IAM::Policy')
      .filter(({ Properties }) =>
        (Properties['Roles'] as readonly { Ref: string }[]).some(({ Ref }) => Ref === roleId),
      )
      .flatMap(({ Properties }) => (Properties['PolicyDocument'] as { Statement: Statement[] }).Statement)
  /** Every allowed action, with the logical id of its resource. Anything else in a statement fails the test. */
  const permissionsOfRole = (roleId: string): readonly string[] =>
    statementsOf(roleId)
      .flatMap(({ Effect, Action, Resource, ...rest }) => {
        expect([Effect, rest]).toStrictEqual(['Allow', {}])
        return [Action]
          .flat()
          .flatMap(action => [Resource].flat().map(target => `${action} on ${targetId(target)}`))
      })
      .sort()
  const logGroupOf = (fn: Synthesizable): string =>
    (resource(template, fn).Properties['LoggingConfig'] as { LogGroup: { Ref: string } }).LogGroup.Ref
  return {
    roleOf,
    permissionsOfRole,
    permissionsOf: (fn: Synthesizable): readonly string[] => permissionsOfRole(roleOf(fn)),
    /** The permissions to write the log of a function. */
    ownLogs: (fn: Synthesizable): readonly string[] => [
      `logs:CreateLogStream on ${logGroupOf(fn)}`,
      `logs:PutLogEvents on ${logGroupOf(fn)}`,
    ],
  }
}
