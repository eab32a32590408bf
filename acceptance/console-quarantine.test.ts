import type { Browser } from 'playwright-core'
import { timestampOf } from '../lambda/disconnect/timestamp'
import { dynamoQuarantine } from '../lambda/dynamodb/quarantine/store'
import { quarantineIdOf } from '../lambda/intake/quarantine'
import { QUARANTINE_TABLE_NAME } from '../local/database/embedded-database'
import type { Twin } from '../local/twin'
import { aCallbackOfNewCall, aQuarantinedRequest, newCallId } from '../test/support/callbacks/builders'
import { clientOf, startTestTwin } from '../test/support/twin/twin'
import { startChromium } from './browser/chromium'
import { visit } from './browser/console'

/** A browser takes its time where other programs run, too. */
jest.setTimeout(60_000)

let twin: Twin
let browser: Browser

beforeAll(async () => {
  ;[twin, browser] = await Promise.all([startTestTwin(), startChromium()])
})

afterAll(async () => {
  await browser.close()
  await twin.close()
})

const token = async (): Promise<string> =>
  ((await (await fetch(`${twin.url}/local/tables`)).json()) as { readonly consoleToken: string }).consoleToken

const put = async (body: string | Buffer): Promise<string> => {
  const arrival = { receivedAt: timestampOf(Date.now()), requestId: newCallId() }
  const quarantineId = quarantineIdOf(arrival)
  const { client } = twin.database
  const quarantine = dynamoQuarantine({ client, tableName: QUARANTINE_TABLE_NAME, retentionDays: 30 })
  await quarantine.put(aQuarantinedRequest({ ...arrival, quarantineId, body: Buffer.from(body) }))()
  return quarantineId
}

test('a replay is tried first, and then stores what can be decoded', async () => {
  const callId = newCallId()
  await put(JSON.stringify(aCallbackOfNewCall({ callId })))
  await put('{"cause":"busy"}')
  const { page, context, complaints } = await visit(browser, `${twin.url}/quarantine#token=${await token()}`)
  await page.getByText('2 requests, 2 not replayed').waitFor()
  await page.getByRole('button', { name: 'Try the replay' }).click()
  await page.getByText('1 understood and 1 not understood').waitFor()
  expect(await clientOf(twin).items(callId)).toStrictEqual([])
  await page.getByRole('button', { name: 'Store 1 call' }).click()
  await page.getByText('2 requests, 1 not replayed').waitFor()
  expect(await clientOf(twin).items(callId)).toMatchObject([{ callId, source: 'callback' }])
  expect(complaints).toStrictEqual([])
  await context.close()
})

test('without the token nothing is replayed, and the page says what to open', async () => {
  await put('{"cause":"busy"}')
  const { page, context } = await visit(browser, `${twin.url}/quarantine`)
  await page.getByRole('button', { name: 'Try the replay' }).click()
  const why = page.getByText('Open the address that the console printed')
  await why.waitFor()
  expect(await page.getByText('Done:').count()).toBe(0)
  await context.close()
})

test('bytes of strangers are shown, and are neither markup nor text of another kind', async () => {
  const markup = await put('\ufeff<img src=x onerror=alert(1)>\u202e\u061c')
  const bytes = await put(Buffer.from([0xff, 0xfe, 0x41]))
  const { page, context, complaints, strangers } = await visit(browser, `${twin.url}/quarantine/${markup}`)
  const body = page.getByLabel('The body as it was sent')
  await body.waitFor()
  expect(await body.textContent()).toBe('\ufffd<img src=x onerror=alert(1)>\ufffd\ufffd')
  await page.goto(`${twin.url}/quarantine/${bytes}`)
  await page.getByText('00000000  ff fe 41').waitFor()
  await page.keyboard.press('Escape')
  await page.waitForURL(`${twin.url}/quarantine`)
  expect({ complaints, strangers }).toStrictEqual({ complaints: [], strangers: [] })
  await context.close()
})
