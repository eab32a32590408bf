import { Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

/** `<stack>/<path in it>`: no two deployments in an account and region have the same, nor two in one stack. */
export const serviceNameOf = (construct: Construct): string => {
  const stack = Stack.of(construct)
  const path = construct.node.scopes.slice(stack.node.scopes.length).map(({ node }) => node.id)
  return [stack.stackName, ...path].join('/')
}
