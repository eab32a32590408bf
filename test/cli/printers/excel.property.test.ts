import * as fc from 'fast-check'
import { RECORD_SHAPE } from '../../../cli/printers/record-shape'
import { RECORD_TIMES } from '../../../lambda/disconnect/disconnect'
import { UTC, zoneNamed } from '../../../lambda/time/zone'
import { arbitraryRecord } from '../../support/callbacks/arbitraries'
import { ENGLISH, excelFileOf, GERMAN, shownTags } from '../../support/cli/excel-file'
import { openedInExcel } from '../../support/cli/excel-reader'

const BERLIN = zoneNamed('Europe/Berlin') ?? UTC

const SPECIAL = ['=', '+', '-', '@', '"', '""', ',', ';', "'", '\n', '\r\n', '\t', 'TRUE', 'mar', 'E', '%']

const aText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SPECIAL),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
      fc.stringMatching(/^[\d.,/: -]{1,8}$/),
      fc.stringMatching(/^[a-zäß]{1,4}$/),
      fc.constant('x'.repeat(100)),
      fc.constant('7'.repeat(150)),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map(parts => parts.join('').toWellFormed().trim())
  .filter(text => text !== '')

test('any text is text in Excel; only long text or text of several lines may have an apostrophe before it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(aText, { minLength: 1, maxLength: 20 }),
      fc.boolean(),
      async (tags, isGerman) => {
        const shown = await shownTags(tags, isGerman ? GERMAN : ENGLISH)
        const plain = tags.map(tag => tag.replaceAll('"', '""').length <= 255 && !/[\r\n]/.test(tag))
        expect(shown).toHaveLength(tags.length)
        for (const [i, cell] of shown.entries())
          expect([
            { text: tags[i] },
            ...(plain[i] === true ? [] : [{ text: `'${tags[i] ?? ''}` }]),
          ]).toContainEqual(cell)
      },
    ),
    { numRuns: 500 },
  )
})

test('no cell of any record is a formula, and its times are times', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryRecord(), { minLength: 1, maxLength: 5 }), async records => {
      const [, ...rows] = openedInExcel(await excelFileOf(records, { zone: BERLIN }))
      expect(rows).toHaveLength(records.length)
      for (const row of rows)
        for (const [i, cell] of row.entries()) {
          const isTime = RECORD_TIMES.has(RECORD_SHAPE.columns[i] ?? '')
          expect(Object.keys(cell)[0]).toMatch(isTime ? /^(time|empty)$/ : /^(text|number|boolean|empty)$/)
        }
    }),
  )
})
