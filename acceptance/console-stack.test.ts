import type { Browser } from 'playwright-core'
import type { Twin } from '../local/twin'
import { QUARANTINE_TABLE_NAME } from '../local/database/embedded-database'
import { type AwsAnswers, listedResources } from '../test/support/aws/aws-stub'
import { startedConsole, startStack } from '../test/support/console/started-console'
import { startServer } from '../test/support/server'
import { clientOf, startTestTwin } from '../test/support/twin/twin'
import { axeViolations, startChromium } from './browser/chromium'
import { visit } from './browser/console'
import { CALL } from './browser/hostile-call'

/** A browser takes its time where other programs run, too. */
jest.setTimeout(90_000)

let twin: Twin
let browser: Browser

beforeAll(async () => {
  ;[twin, browser] = await Promise.all([startTestTwin(), startChromium()])
  await clientOf(twin).post(CALL)
})

/** What a test has started. It ends if the test fails, too. */
const started: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const end of started.splice(0).reverse()) await end()
})

afterAll(async () => {
  await browser.close()
  await twin.close()
})

/** A console of a stack with these answers of AWS. */
const openStack = async (answers: AwsAnswers, more: NodeJS.ProcessEnv = {}, port = '0') => {
  const stack = await startStack(twin, answers)
  started.push(stack.close)
  const { url, token, end } = await startedConsole({ ...stack.environment, ...more }, '--port', port)
  const stop = () => end('SIGINT')
  started.push(stop)
  return { url, address: `${url}/#token=${token}`, stop }
}

const SILENCE = {
  GetQueueAttributes: { Attributes: { ApproximateNumberOfMessages: '3' } },
  ListStackResources: listedResources(['AWS::CloudWatch::Alarm', 'A', 'S/Disconnects/Silence']),
  DescribeAlarms: {
    MetricAlarms: [
      {
        AlarmName: 'S/Disconnects/Silence',
        StateValue: 'ALARM',
        AlarmDescription: 'No callback came. What to do: docs/operations.md, "Silence".',
        StateTransitionedTimestamp: Date.now() / 1_000,
      },
    ],
  },
}

test.each([1_280, 390])(
  'at %d pixels, an alarm says where its runbook is, and every link of the page leads somewhere',
  async width => {
    const { url, address } = await openStack(SILENCE)
    const { page, context, complaints } = await visit(browser, address, { width, colorScheme: 'light' })
    const runbook = page.getByText('docs/operations.md, “Silence”').filter({ visible: true })
    await runbook.first().waitFor()
    const addresses = await page
      .locator('a[href]')
      .evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''))
    for (const href of new Set(addresses))
      expect([href, (await fetch(new URL(href, url))).status]).toStrictEqual([href, 200])
    expect(await axeViolations(page)).toStrictEqual([])
    expect(complaints).toStrictEqual([])
    await context.close()
  },
)

/** The database of a stack, which denies all that concerns the quarantine. */
const withoutQuarantine = (endpoint: string) =>
  startServer((body, request, response) => {
    if (body.includes(`"${QUARANTINE_TABLE_NAME}"`)) {
      response.setHeader('x-amzn-errortype', 'AccessDeniedException')
      response.writeHead(400, { 'Content-Type': 'application/x-amz-json-1.0' }).end(
        JSON.stringify({
          __type: 'com.amazon.coral.service#AccessDeniedException',
          message:
            'User: arn:aws:iam::1:user/ops is not authorized to perform: dynamodb:Query on resource: T',
        }),
      )
      return
    }
    const names = ['authorization', 'content-type', 'x-amz-target', 'x-amz-date']
    const headers = names.map((name): [string, string] => [name, String(request.headers[name])])
    void fetch(endpoint, { method: 'POST', body, headers }).then(async answer => {
      response.writeHead(answer.status, { 'Content-Type': 'application/x-amz-json-1.0' })
      response.end(await answer.text())
    })
  })

test('what the credentials do not allow is named with its action, and all else is shown', async () => {
  const database = await withoutQuarantine(twin.database.endpoint)
  started.push(database.close)
  const { url, address } = await openStack({}, { AWS_ENDPOINT_URL_DYNAMODB: database.endpoint })
  const { page, context } = await visit(browser, address)
  const tile = (name: string) => page.locator('.tile', { has: page.getByText(name, { exact: true }) })
  await page.getByText(CALL.cause).first().waitFor()
  await tile('Waiting').getByText('needs sqs:GetQueueAttributes and dynamodb:Query').waitFor()
  await tile('Alarms').getByText('needs cloudformation:ListStackResources').waitFor()
  for (const needs of await page.locator('.tile p', { hasText: /^needs / }).all())
    expect(await needs.evaluate(element => element.scrollWidth - element.clientWidth)).toBe(0)
  expect(await axeViolations(page)).toStrictEqual([])
  await page.goto(`${url}/quarantine`)
  await page.getByText('User ops has no dynamodb:Query').first().waitFor()
  await page.goto(`${url}/calls`)
  await page.getByText(CALL.to).first().waitFor()
  await context.close()
})

test('after the console was started again, an open page says what to open, and its new address works in the same tab and for the others', async () => {
  const first = await openStack({})
  const { page, context } = await visit(browser, first.address)
  await page.getByText(CALL.cause).first().waitFor()
  await first.stop()
  const second = await openStack({}, {}, new URL(first.url).port)
  await page.getByText('Open the address that the console printed').waitFor()

  const other = await context.newPage()
  await other.goto(`${first.url}/calls`)
  await other.getByText('Open the address that the console printed').waitFor()
  await other.goto(`${first.url}/`)
  await other.getByText('Open the address that the console printed').waitFor()
  await other.goto(second.address)
  await other.getByText(CALL.cause).first().waitFor()
  // The first tab gets the token from the other one.
  await page.getByText('Live', { exact: true }).waitFor()

  // A tab that was opened by hand never gets the token of the console that has ended.
  const third = await context.newPage()
  await third.goto(`${first.url}/calls`)
  await third.getByText(CALL.to).first().waitFor()
  expect(await third.getByText('Open the address that the console printed').count()).toBe(0)
  await context.close()
})
