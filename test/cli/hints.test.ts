import { runHere } from '../support/cli/in-process'
import { withTestTwin } from '../support/twin/twin'

const running = withTestTwin()

const list = (flags: readonly string[], isTTY = true) =>
  runHere(['list', '--json', ...flags, '--local', running.twin.url], {}, { isTTY })

const place = (): string => `local twin, ${running.twin.url}\n`

const PLUS = 'most numbers are stored with a plus, as +15555550100\n'

const QUOTES = '--tag: its value has quotation marks around it: give it without them\n'

test.each([
  [['--from', '15555550100'], `--from: ${PLUS}`],
  [['--number', '555 555-0100'], `--number: ${PLUS}`],
  [['--to', '266696687', '--from', '1000001'], `--from: ${PLUS}--to: ${PLUS}`],
  [['--cause', 'hungup'], '--cause: did you mean hangup?\n'],
  [['--cause', 'Busy,time-out,hangup'], '--cause: did you mean busy?\n--cause: did you mean timeout?\n'],
  [['--cause', '!cancelled'], '--not-cause: did you mean cancel?\n'],
  [['--not-cause', 'hungup'], '--not-cause: did you mean hangup?\n'],
  [['--since', '9999-01-01'], '--since: this time is yet to come\n'],
  [['--tag', "'customer-7'"], QUOTES],
  [['--not-cause', '"busy"'], `--not-cause: did you mean busy?\n${QUOTES.replace('--tag', '--not-cause')}`],
  [['--tag', '“customer-7”'], QUOTES],
])('a question with a likely mistake is answered, with a hint on the terminal: %j', async (flags, hints) => {
  const { code, stdout, stderr } = await list(flags)
  expect([code, stdout, stderr]).toStrictEqual([0, '{"items":[]}\n', `${place()}${hints}`])
})

test.each([
  [['--from', '+15555550100']],
  [['--from', '911']],
  [['--number', 'sip:alice@example.com']],
  [['--cause', 'hangup']],
  [['--cause', 'never-heard-of']],
  [['--tag', `the 'last' one`]],
  [['--cause', 'b']],
  [['--cause', 'hangu'.repeat(2_000)]],
])('a question without a likely mistake gets no hint: %j', async flags => {
  expect((await list(flags)).stderr).toBe(place())
})

test('there are no hints where nobody reads them: if stderr is no terminal', async () => {
  expect((await list(['--from', '15555550100', '--cause', 'hungup'], false)).stderr).toBe('')
})

test('get says of a call id in quotation marks that it has them', async () => {
  const get = async (callId: string) => (await runHere(['get', callId, '--local', running.twin.url])).stderr
  expect(await get("'c-1'")).toBe(
    'Nothing is stored for this call\nCALL_ID: its value has quotation marks around it: give it without them\n',
  )
  expect(await get('c-nosuch')).toBe('Nothing is stored for this call\n')
})
