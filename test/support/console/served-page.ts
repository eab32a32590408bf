import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { QUARANTINE_TABLE_NAME, TABLE_NAME } from '../../../local/database/embedded-database'
import { describedStack, startAws } from '../aws/aws-stub'
import { environmentOf } from '../cli/run'

/** The page of `disconnects console`, as a program serves it for a stack in which nothing is stored. */
export const servedPage = async (program: string) => {
  const aws = await startAws({
    DescribeStacks: describedStack({
      TableName: TABLE_NAME,
      QuarantineTableName: QUARANTINE_TABLE_NAME,
      Keeping: '{"indexShards":8,"quarantineRetentionDays":30}',
    }),
    Query: { Items: [], Count: 0 },
  })
  const environment = {
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL: aws.endpoint,
  }
  const child = spawn(process.execPath, [program, 'console', '--stack', 'S', '--port', '0'], {
    env: environmentOf(environment),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
    const { origin, port } = new URL(line)
    const textOf = async (path: string): Promise<string> => (await fetch(`${origin}${path}`)).text()
    return { port: Number(port), html: await textOf('/'), script: await textOf('/console/page.js') }
  } finally {
    child.kill('SIGINT')
    await once(child, 'close')
    await aws.close()
  }
}
