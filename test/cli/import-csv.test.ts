import { gzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { aCallback, aCallbackOfNewCall, newCallId } from '../support/callbacks/builders'
import { withImports } from '../support/cli/imports'
import { runHere } from '../support/cli/in-process'
import { runShell } from '../support/cli/run'
import { clientOf } from '../support/twin/twin'

const { running, fileOf, importing } = withImports()

const header = 'callId,endTime,from,to,cause,tag'

const rowOf = (callId: string, tag = '', cause = 'busy'): string =>
  `${callId},2026-03-04T10:05:00.000Z,+15555550100,'+15555550101,${cause},${tag}`

const stored = async (callId: string) => (await clientOf(running.twin).items(callId))[0]

test('what list --csv writes is stored as the same records in another table', async () => {
  const callId = newCallId()
  const client = clientOf(running.twin)
  await client.post(aCallback({ callId, tag: '=1+1, "x"\nsecond', privacy: true, sipResponseCode: 486 }))
  await client.post(aCallback({ callId, cause: 'busy' }))
  await client.post(
    `{"callId":"${callId}","eventType":"dtmf","eventTime":"2026-03-04T10:00:00Z","digits":12345678901234567890}`,
  )
  const export_ = ['get', callId, '--csv', '--local']
  const { stdout } = await runHere([...export_, running.twin.url])
  const file = fileOf(gzipSync(stdout), 'csv.gz')
  expect(await importing(file, [], running.other)).toMatchObject({ code: 0, summary: { stored: 3 } })
  expect((await runHere([...export_, running.other.url])).stdout).toBe(stdout)
})

test.each([
  ['commas', ',', '\n'],
  ['semicolons', ';', '\r\n'],
  ['tabs', '\t', '\r\n'],
])('a file with %s is recognized by its header, whatever its name is', async (_, delimiter, end) => {
  const callId = newCallId()
  const text = ['', header, rowOf(callId, '"two\n""lines"""'), '', ''].join(end).replaceAll(',', delimiter)
  const file = fileOf(`\ufeff${text}`)
  expect(await importing(file)).toMatchObject({ code: 0, summary: { stored: 1, withoutCause: 0 } })
  expect(await stored(callId)).toMatchObject({
    from: '+15555550100',
    to: '+15555550101',
    cause: 'busy',
    tag: 'two\n"lines"',
    source: 'import',
  })
  expect(await stored(callId)).not.toHaveProperty('asSent.to')
})

test("names may be those of Bandwidth's SDKs or of its list of calls; unknown columns go to extra", async () => {
  const [sdk, listed] = [newCallId(), newCallId()]
  const sdkFile = fileOf(`call_id,end_time,sip_response_code\n${sdk},2026-03-04T10:05:00Z,486\n`)
  expect(await importing(sdkFile)).toMatchObject({ code: 0, summary: { stored: 1, withoutCause: 1 } })
  expect(await stored(sdk)).toMatchObject({ endTime: '2026-03-04T10:05:00.000Z', sipResponseCode: 486 })
  const list = `callId,state,endTime,disconnectCause\n${listed},disconnected,2026-03-04T10:05:00Z,cancel\n`
  expect(await importing(fileOf(list, 'csv'))).toMatchObject({ code: 0, summary: { stored: 1 } })
  expect(await stored(listed)).toMatchObject({ cause: 'cancel', extra: { state: 'disconnected' } })
})

test("a call of Bandwidth's list that has not ended is rejected", async () => {
  const callId = newCallId()
  const file = fileOf(`callId,state,startTime\n${callId},answered,2026-03-04T10:05:00Z\n`)
  const { code, summary } = await importing(file)
  expect([code, summary]).toMatchObject([
    3,
    { stored: 0, rejected: 1, reasons: { 'state: disconnected, since the call must have ended': 1 } },
  ])
  expect(await stored(callId)).toBeUndefined()
})

test('rows that cannot be read are rejected unchanged, and can be corrected and imported behind the header', async () => {
  const [good, short, quote, open, last] = [0, 1, 2, 3, 4].map(newCallId) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const rows = [
    rowOf(good),
    `${short},2026-03-04T10:05:00.000Z`,
    rowOf(quote, '5" pipe'),
    rowOf(open, '"open'),
    rowOf(last),
  ]
  const file = fileOf(`${header}\r\n${rows.join('\r\n')}\r\n`, 'csv')
  expect(await importing(file)).toMatchObject({
    code: 3,
    summary: {
      stored: 2,
      rejected: 3,
      reasons: {
        '6 cells, as in the header': 1,
        'quotes only around a whole cell, and doubled within it': 1,
        'a quote at the end of the cell that begins with one': 1,
      },
    },
  })
  const rejects = readFileSync(`${file}.rejects.ndjson`, 'utf8').trimEnd().split('\n')
  const entries = rejects.map(line => JSON.parse(line) as { readonly line: number; readonly raw: string })
  expect(entries.map(({ line, raw }) => [line, raw])).toStrictEqual([
    [3, rows[1]],
    [4, rows[2]],
    [5, rows[3]],
  ])
  const corrected = [`${short},,,,,`, rowOf(quote, '"5"" pipe"'), rowOf(open, '"open"')]
  expect(await importing(fileOf([header, ...corrected].join('\n')))).toMatchObject({
    code: 0,
    summary: { stored: 3 },
  })
  expect(await stored(quote)).toMatchObject({ tag: '5" pipe' })
})

test.each([
  ['no name that a callback or record has', 'Call,When\nc-1,today\n'],
  ['no call id', 'from,to,cause\n+15555550100,+15555550101,busy\n'],
  ['more than 64 KB', `${header},${'x,'.repeat(40_000)}x\n${rowOf('c-1')}\n`],
  ['carriage returns alone behind each line', `${header}\r${rowOf('c-1')}\r`],
])('with %s in the header, nothing is stored, not even of other files', async (_, text) => {
  const callId = newCallId()
  const [json, file] = [fileOf(JSON.stringify(aCallbackOfNewCall({ callId }))), fileOf(text, 'csv')]
  const { code, stdout, stderr } = await importing(json, [file])
  expect([code, stdout]).toStrictEqual([1, ''])
  expect(stderr).toBe(
    `${file}: expected CSV whose first line (up to a line feed, at most 64 KB) names properties of a callback or record, callId among them; or JSON\n`,
  )
  expect(await stored(callId)).toBeUndefined()
  const piped = await runShell(`disconnects import - --local ${running.twin.url} < ${file}`)
  expect(piped).toMatchObject({ code: 1, stderr: expect.stringMatching(/^stdin: expected CSV/) as unknown })
})

test('the summary says how many ended calls have no cause, for reports by cause leave them out', async () => {
  const [a, b, c] = [newCallId(), newCallId(), newCallId()]
  const answer = `{"callId":"${c}","eventType":"answer"}`
  const file = fileOf(`{"callId":"${a}"}\n{"callId":"${b}","cause":"busy"}\n${answer}\n`)
  const { stdout } = await runHere(['import', file, '--local', running.twin.url])
  expect(stdout).toBe(
    'stored           3\nduplicate        0\ncompleted        0\nconflict         0\nrejected         0\nwithout a cause  1\n',
  )
  expect(await importing(file, ['--dry-run'])).toMatchObject({ summary: { understood: 3, withoutCause: 1 } })
})

test('a quote that is never closed rejects its own line only, however large the file is, and whatever quotes follow', async () => {
  const rows = ['', '"open', '', '"open', ''].map(tag => rowOf(newCallId(), tag))
  const small = fileOf([header, ...rows, ''].join('\n'))
  expect(await importing(small)).toMatchObject({ code: 3, summary: { stored: 3, rejected: 2 } })
  const blanks = `${' '.repeat(99)}\n`.repeat(45_000)
  const large = fileOf([header, rows[1], `${blanks}${rowOf(newCallId())}`].join('\n'))
  expect(await importing(large, ['--dry-run'])).toMatchObject({
    summary: { understood: 1, rejected: 45_001 },
  })
})
