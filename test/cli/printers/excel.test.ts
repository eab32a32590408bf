import { Readable } from 'node:stream'
import { excel } from '../../../cli/printers/excel'
import { chosenShape } from '../../../cli/printers/record-shape'
import { timesIn } from '../../../display/time/time-text'
import { UTC, zoneNamed } from '../../../lambda/time/zone'
import { aRecord } from '../../support/callbacks/builders'
import { ENGLISH, excelFileOf, GERMAN, shownTags } from '../../support/cli/excel-file'
import { openedInExcel } from '../../support/cli/excel-reader'

const BERLIN = zoneNamed('Europe/Berlin') ?? UTC

test.each([
  '+15555550100',
  '0123',
  '12345678901234567890',
  '1-2',
  'MAR1',
  '1. März',
  '3/4',
  '1E5',
  '1.5',
  '1,5',
  '10:30',
  '5 %',
  '１２３',
  'TRUE',
  'wahr',
  '#N/A',
  '=1+1',
  '-1',
  '@SUM(A1)',
  "=cmd|'/C calc'!A0",
  '="x"',
  '"quoted"',
  'a;b,c',
  "'",
  'Grüße, 日本',
])('%s is text in Excel, and the same text', async text => {
  expect(await shownTags([text])).toStrictEqual([{ text }])
  expect(await shownTags([text], GERMAN)).toStrictEqual([{ text }])
})

test('words stay words, without a formula', async () => {
  const file = await excelFileOf([aRecord()], { shape: chosenShape(['cause', 'direction']) })
  expect(Buffer.from(file).toString()).toBe('\ufeffcause,direction\r\nhangup,outbound\r\n')
})

test('long text is whole; digits alone have an apostrophe, since Excel would round them', async () => {
  const [words, digits, formula] = [
    `404 ${'not found '.repeat(30)}!`,
    '7'.repeat(300),
    `=${'1+'.repeat(200)}1`,
  ]
  expect(await shownTags([words, digits, formula])).toStrictEqual([
    { text: words },
    { text: `'${digits}` },
    { text: `'${formula}` },
  ])
})

test('text that is longer than a cell may be is cut, and says so', async () => {
  const [cell] = await shownTags(['word '.repeat(10_000).trim()])
  const { text } = cell as { readonly text: string }
  expect(text.length).toBeLessThanOrEqual(32_767)
  expect(text).toMatch(/… \(49999 characters in total: see --json\)$/)
})

test('times are local, in whole seconds, and the heading names their zone', async () => {
  const shape = chosenShape(['ended', 'talk', 'answerTime'])
  const [heading, row] = openedInExcel(
    await excelFileOf([aRecord({ answerTime: null })], { shape, zone: BERLIN }),
  )
  expect(heading).toStrictEqual([
    { text: 'ended (Europe/Berlin)' },
    { text: 'talkMs' },
    { text: 'answerTime (Europe/Berlin)' },
  ])
  expect(row).toStrictEqual([{ time: '2026-03-14 10:26:53' }, { number: 0 }, { empty: true }])
})

test('in the hour that occurs twice, both are times: the clocks show them twice', async () => {
  const shape = chosenShape(['ended'])
  const records = ['2026-10-25T00:30:00.250Z', '2026-10-25T01:30:00.250Z'].map(endTime =>
    aRecord({ endTime }),
  )
  const [, ...rows] = openedInExcel(await excelFileOf(records, { shape, zone: BERLIN }))
  expect(rows).toStrictEqual([[{ time: '2026-10-25 02:30:00' }], [{ time: '2026-10-25 02:30:00' }]])
})

test('decimals have a comma where the machine writes one, and cells a semicolon between them', async () => {
  const shape = {
    columns: ['share', 'calls', 'tiny', 'isOne'],
    valuesOf: (value: number) => ({ share: value, calls: 1200, tiny: 1.5e-7, isOne: false }),
  }
  const text = async (environment: NodeJS.ProcessEnv): Promise<string> => {
    let all = ''
    const printer = excel(shape, { times: timesIn(UTC), environment })
    for await (const piece of printer(Readable.from([0.125]))) all += piece
    return all
  }
  expect(await text(ENGLISH)).toBe('\ufeffshare,calls,tiny,isOne\r\n0.125,1200,1.5e-7,false\r\n')
  expect(await text(GERMAN)).toBe('\ufeffshare;calls;tiny;isOne\r\n0,125;1200;1,5e-7;false\r\n')
})
