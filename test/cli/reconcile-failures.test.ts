import { always, failing, inTurn, tooMany, type Fault } from '../support/bandwidth/faults'
import { endedCall, HOUR } from '../support/reconciliation/ended-calls'
import { freePort } from '../support/server'
import { useReconciling } from '../support/reconciliation/reconciling'

const { calls, twin, bandwidth, run, reconciling, stored } = useReconciling()

/** The list is asked for three times, since calls of half a day are read at once: one call is in each answer. */
const [FIRST, SECOND, THIRD] = [endedCall(1, 25 * HOUR), endedCall(2, 12 * HOUR), endedCall(3, HOUR)]
beforeEach(() => {
  calls.push(FIRST, SECOND, THIRD)
})

const expectRestIsFound = async (missing: number): Promise<void> => {
  bandwidth().order({})
  expect(await reconciling()).toMatchObject({
    code: 0,
    summary: { listed: 3, known: 3 - missing, missing, stored: missing },
  })
  for (const call of [FIRST, SECOND, THIRD])
    expect(await stored(call)).toMatchObject([{ source: 'reconciled' }])
}

const AGAIN = 'What was found so far is stored. To find the rest, run the same command again.\n'

const link = (url: string): Fault => ({ _tag: 'Link', link: `<${url}>; rel="next"` })

test.each<[string, Fault, number, RegExp]>([
  ['is refused for good', failing(400), 1, /list of calls, and answered 400.*: check the BW_…_URL variables/],
  ['asks to wait too long', tooMany('500'), 1, /answered 429, and asked to wait 500 s: .*try again later/],
  ['is forbidden', failing(403), 1, /does not give the list of calls.*403.*BW_ACCOUNT_ID.*HttpVoice/],
  [
    'links to another server',
    link('https://elsewhere.example.com/calls'),
    2,
    /link to a next page on another/,
  ],
  ['links to itself', link('/api/v2/none'), 2, /does not know it/],
])(
  'if a page %s, what was found so far is stored, no completeness is claimed, and the next run finds the rest',
  async (_, fault, found, message) => {
    bandwidth().order({ calls: inTurn(undefined, fault) })
    const { code, stderr, summary } = await reconciling()
    expect(code).toBe(1)
    expect(summary).toMatchObject({ listed: found, known: 0, missing: found, stored: found })
    expect(summary).not.toHaveProperty('completeness')
    expect(summary).not.toHaveProperty('by')
    expect(stderr.startsWith(AGAIN)).toBe(true)
    expect(stderr.slice(AGAIN.length)).toMatch(message)
    expect(stderr).not.toContain('elsewhere')
    await expectRestIsFound(3 - found)
  },
)

test('for people, too, a run that failed claims no completeness', async () => {
  bandwidth().order({ calls: inTurn(undefined, failing(400)) })
  const { code, stdout } = await run([])
  expect(code).toBe(1)
  expect(stdout).toMatch(/listed +1\n.*missing +1\nstored +1\n$/s)
})

test.each([
  [401, /does not accept the client id and secret.*check BW_CLIENT_ID and BW_CLIENT_SECRET/],
  [400, /asked for a token, and answered 400/],
])(
  'a token that is refused with %i stores nothing, and the message says what to do',
  async (status, message) => {
    bandwidth().order({ token: always(failing(status)) })
    const { code, stdout, stderr } = await run([])
    expect([code, stdout]).toStrictEqual([1, ''])
    expect(stderr).toMatch(message)
    expect(stderr).not.toContain(AGAIN)
    expect((await reconciling()).summary).toStrictEqual({
      since: expect.any(String) as string,
      until: expect.any(String) as string,
      listed: 0,
      known: 0,
      missing: 0,
      stored: 0,
      unreadable: 0,
    })
    await expectRestIsFound(3)
  },
)

test('a network that is gone is named by its code', async () => {
  const ended = await run(['--json'], { BW_TOKEN_URL: `http://127.0.0.1:${await freePort()}/token` })
  expect(ended.code).toBe(1)
  expect(ended.stderr).toMatch(
    /asked for a token, and could not be reached \(ECONNREFUSED\): check the network/,
  )
}, 60_000)

test('a table that is not there is named, and what to check', async () => {
  const { code, stderr, stdout } = await run(['--json'], {}, [
    '--table',
    'Elsewhere',
    '--endpoint',
    twin().database.endpoint,
  ])
  expect(code).toBe(1)
  expect(stderr).toContain('There is no table Elsewhere in ')
  expect(JSON.parse(stdout)).toMatchObject({ listed: 0, stored: 0 })
  await expectRestIsFound(3)
})

test('429 with Retry-After is waited for, and half a page is asked for again', async () => {
  bandwidth().order({ calls: inTurn(tooMany('1'), undefined, { _tag: 'Cut', quietly: true }) })
  const start = performance.now()
  expect(await reconciling()).toMatchObject({ code: 0, stderr: '', summary: { listed: 3, stored: 3 } })
  expect(performance.now() - start).toBeGreaterThan(1_000)
})

test('rows that cannot be read are counted, and named on stderr without a value; the run succeeds', async () => {
  const change = (row: object): unknown =>
    (row as { readonly callId: string }).callId === SECOND.callId
      ? { ...row, endTime: 'soon', from: '+15555550199' }
      : row
  bandwidth().order({ calls: always({ _tag: 'Rows', change }) })
  const { code, stderr, summary } = await reconciling()
  expect(code).toBe(0)
  expect(summary).toMatchObject({ listed: 2, stored: 2, unreadable: 1 })
  expect(stderr).toMatch(
    /^\n1 row of the list cannot be read or stored\. Expected was:\nendTime: .* 1\nThey are:\n/,
  )
  expect(stderr.endsWith(`They are:\n  ${SECOND.callId}\n`)).toBe(true)
  expect(stderr).not.toContain('soon')
  await expectRestIsFound(1)
})

test('an ended call without its end cannot be read', async () => {
  bandwidth().order({ calls: inTurn({ _tag: 'Rows', change: row => ({ ...row, endTime: null }) }) })
  const { code, stderr, summary } = await reconciling()
  expect([code, summary['unreadable']]).toStrictEqual([0, 1])
  expect(stderr).toContain('endTime: the time at which the call ended')
})

test('a row that is no object hides no other one', async () => {
  const change = (row: object): unknown =>
    (row as { readonly callId: string }).callId === SECOND.callId ? [row] : row
  bandwidth().order({ calls: always({ _tag: 'Rows', change }) })
  expect((await reconciling()).summary).toMatchObject({ listed: 2, stored: 2, unreadable: 1 })
})
