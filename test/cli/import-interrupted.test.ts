import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { howToContinue } from '../../cli/import/summary'
import { TABLE_NAME } from '../../local/database/create-tables'
import { aCallbackOfNewCall } from '../support/callbacks/builders'
import { lines, withImports } from '../support/cli/imports'
import { endOf, startCli } from '../support/cli/run'
import { eventually } from '../support/eventually'
import { closed, listen } from '../support/server'
import { clientOf } from '../support/twin/twin'

const { running, fileOf, importing } = withImports()

const calls = (count: number) => Array.from({ length: count }, () => aCallbackOfNewCall())

const forward = (request: IncomingMessage, response: ServerResponse, url: string): void => {
  const { method, headers } = request
  request.pipe(
    send(url, { method: String(method), headers }, answer => {
      answer.pipe(response.writeHead(answer.statusCode ?? 500, answer.headers))
    }),
  )
}

/** Starts an import, and interrupts it when it has saved a position. */
const interrupted = async (
  files: readonly string[],
  signal: 'SIGINT' | 'SIGTERM' = 'SIGINT',
  flags: readonly string[] = [],
) => {
  const child = startCli(['import', ...files, '--local', running.twin.url, ...flags])
  const ended = endOf(child)
  while (child.exitCode === null && !files.some(file => existsSync(`${file}.import-state.json`)))
    await new Promise(resolve => setTimeout(resolve, 5))
  child.kill(signal)
  return ended
}

test('on Ctrl-C an import says of each file how far it came and how to go on, and the same command continues there', async () => {
  const [small, large, last] = [
    fileOf(lines([...calls(3), { bad: 1 }])),
    fileOf(gzipSync(lines([{ bad: 1 }, ...calls(2_500)])), 'ndjson.gz'),
    fileOf(lines(calls(1))),
  ]
  await importing(small)
  const { code, stdout, stderr } = await interrupted([large, last, small])
  expect([code, stdout]).toStrictEqual([130, ''])
  const [, first, ...others] = stderr.trimEnd().split('\n')
  const [, rows, stored] =
    /: stopped after row ([\d,]+): ([\d,]+) stored, 1 rejected$/.exec(String(first)) ?? []
  const numberOf = (text = ''): number => Number(text.replaceAll(',', ''))
  expect(numberOf(rows)).toBe(numberOf(stored) + 1)
  expect(others).toStrictEqual([
    `${last}: not begun`,
    `${small}: not begun`,
    'To continue, run the same command again.',
  ])

  const rest = await importing(large, [last, small])
  expect(rest.stderr).toContain(`continuing after row ${numberOf(rows)}\n`)
  expect(rest).toMatchObject({
    code: 3,
    summary: { stored: 2_501, duplicate: 3, rejected: 2, interrupted: false },
  })
}, 60_000)

test('on SIGTERM a script gets the summary so far as JSON', async () => {
  const file = fileOf(lines(calls(2_500)))
  const { code, stdout } = await interrupted([file], 'SIGTERM', ['--json'])
  expect(code).toBe(130)
  const { counts } = JSON.parse(readFileSync(`${file}.import-state.json`, 'utf8')) as {
    readonly counts: { readonly stored: number }
  }
  expect(JSON.parse(stdout)).toMatchObject({ interrupted: true, stored: counts.stored, dryRun: false })
  expect(counts.stored).toBeGreaterThan(0)
}, 30_000)

test('an import of stdin ends although more may come, and says that nothing is stored twice', async () => {
  const body = aCallbackOfNewCall()
  const child = startCli(['import', '-', '--local', running.twin.url])
  const ended = endOf(child)
  // The input is so large that it is no longer held back to recognize it.
  child.stdin?.write(lines([body]) + '\n'.repeat(100_000))
  await eventually(async () => (await clientOf(running.twin).items(String(body['callId'])))[0])
  child.kill('SIGINT')
  const { code, stderr } = await ended
  expect([code, stderr.trimEnd().split('\n').slice(1)]).toStrictEqual([
    130,
    [
      'stdin: stopped after row 1: 1 stored',
      'stdin has no position to continue from: import all of it again. Nothing is stored twice.',
    ],
  ])
}, 30_000)

test('a second Ctrl-C ends an import at once, although the database does not answer', async () => {
  const database = createServer()
  const put = new Promise<void>(resolve => {
    database.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (request.headers['x-amz-target'] === 'DynamoDB_20120810.PutItem') resolve()
      else forward(request, response, running.twin.database.endpoint)
    })
  })
  const endpoint = await listen(database)
  const file = fileOf(lines(calls(1)))
  const child = startCli(['import', file, '--table', TABLE_NAME, '--endpoint', endpoint])
  const said = once(child.stderr ?? child, 'data')
  await put
  child.kill('SIGINT')
  expect(String(await said)).toMatch(/a second Ctrl-C ends at once/)
  child.kill('SIGINT')
  expect(await once(child, 'close')).toStrictEqual([null, 'SIGINT'])
  await closed(database)
}, 20_000)

test('after a dry run there is nothing to continue', () => {
  expect(howToContinue(['a', '-'], true)).toBe(
    'This was a dry run: nothing was stored. The same command begins again.',
  )
})
