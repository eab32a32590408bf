import { twinAnswer } from '../../cli/places/twin'
import { recordJson } from '../../lambda/disconnect/record-json'
import { aRecord } from '../support/callbacks/builders'
import { runHere } from '../support/cli/in-process'
import { HUGE, RANGE, startKnownTwin } from '../support/cli/known-calls'
import { runAll, runCli, type Ended } from '../support/cli/run'

let twin: Awaited<ReturnType<typeof startKnownTwin>>
beforeAll(async () => {
  twin = await startKnownTwin()
})
afterAll(() => twin.close())

const raw = async (path: string): Promise<string> => (await fetch(`${twin.url}${path}`)).text()

describe('of both targets, byte for byte what the HTTP API answers', () => {
  test.each(['table', 'local'] as const)(
    '%s',
    async name => {
      const target = twin[name]
      const [json, ndjson, piped, none, huge] = (await runAll([
        () => runHere(['list', ...RANGE, '--json', ...target]),
        () => runHere(['list', ...RANGE, '--ndjson', ...target]),
        () => runCli(['list', ...RANGE, ...target]),
        () => runHere(['list', '--tag', 'nobody', '--json', ...target]),
        () => runCli(['get', 'c-huge', ...target]),
      ])) as [Ended, Ended, Ended, Ended, Ended]
      const expected = await raw('/disconnects?since=2026-03-04&until=2026-03-05')
      expect(JSON.parse(json.stdout)).toStrictEqual(JSON.parse(expected))
      expect(json.stdout.replaceAll('\n', '')).toBe(expected)
      expect(`{"items":[${ndjson.stdout.trimEnd().replaceAll('\n', ',')}]}`).toBe(expected)
      expect(piped.stdout).toBe(ndjson.stdout)
      expect(none.stdout).toBe('{"items":[]}\n')
      expect(huge.stdout.includes(`"extra":{"huge":${HUGE}}`)).toBe(true)
    },
    20_000,
  )
})

test('CSV follows RFC 4180, with the names of a record, and guards formulas, but not E.164 numbers', async () => {
  const [csv, get] = (await runAll([
    () => runCli(['list', ...RANGE, '--cause', 'node-capacity-exceeded', '--csv', ...twin.local]),
    () => runHere(['get', 'c-1', '--csv', ...twin.table]),
  ])) as [Ended, Ended]
  const header =
    'callId,eventType,eventTime,accountId,applicationId,from,to,direction,callUrl,enqueuedTime,startTime,answerTime,endTime,cause,errorMessage,errorId,tag,parentCallId,transferCallerId,transferTo,privacy,callerDisplayName,sipCallId,sipResponseCode,answered,queueMs,ringMs,talkMs,totalMs,causeClass,conflict,asSent,receivedAt,source,extra\r\n'
  const row =
    'c-5,disconnect,2026-03-04T10:01:30.250Z,9900000,3f2b8c1d-4a5e-4f60-8b7a-9c0d1e2f3a4b,+15555550100,+15555550101,outbound,,,2026-03-04T10:00:00.000Z,2026-03-04T10:00:05.000Z,2026-03-04T10:05:00.000Z,node-capacity-exceeded,,,"\'=1+1, ""x""\nsecond",,,,,,,,true,,5000,295000,300000,limit,,,RECEIVED,callback,\r\n'
  expect(csv.stdout.replace(/[\dT:.-]+Z(?=,callback)/, 'RECEIVED')).toBe(header + row)
  expect(get.stdout.split('\r\n').map(line => line.split(',')[30])).toStrictEqual([
    'conflict',
    '',
    'true',
    undefined,
  ])
}, 10_000)

test('a number of a million digits is taken from an answer as text', () => {
  const huge = `1${'7'.repeat(1_000_000)}.10`
  const { records } = twinAnswer(
    `{"items":[${recordJson(aRecord()).slice(0, -1)},"extra":{"huge":${huge}}}]}`,
  )
  expect(records.map(({ extra }) => extra === `{"huge":${huge}}`)).toStrictEqual([true])
})
