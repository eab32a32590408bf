import { startServer } from '../server'
import { describedStack } from './aws-stub'

/** A stand-in for CloudFormation that describes stacks: the outputs of each stack by its name. */
export const startCloudFormation = (stacks: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
  startServer((body, _, response) => {
    const outputs = stacks[new URLSearchParams(body).get('StackName') ?? ''] ?? {}
    response.writeHead(200, { 'Content-Type': 'text/xml' }).end(describedStack(outputs))
  })
