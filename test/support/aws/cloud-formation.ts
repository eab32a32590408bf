import { createServer } from 'node:http'
import { closed, listen } from '../cli/server'

/** CloudFormation, as far as it describes stacks: the outputs of each, by its name. */
export const startCloudFormation = async (
  stacks: Readonly<Record<string, Readonly<Record<string, string>>>>,
) => {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => (body += String(chunk)))
    request.on('end', () => {
      const outputs = stacks[new URLSearchParams(body).get('StackName') ?? ''] ?? {}
      const members = Object.entries(outputs).map(
        ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
      )
      response
        .writeHead(200, { 'Content-Type': 'text/xml' })
        .end(
          `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>S</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime><Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
        )
    })
  })
  return { endpoint: await listen(server), close: () => closed(server) }
}
