import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FILTER_NAMES } from '../../lambda/question/filters'
import { ROOT } from '../support/root'

test('the page about queries lists every filter, in the order of the table, and no other', () => {
  const [, list = ''] =
    /^Filters, alone or together: (.*?)\.\s/ms.exec(
      readFileSync(join(ROOT, 'docs', 'querying.md'), 'utf8'),
    ) ?? []

  expect(list.split(/,\s+/)).toStrictEqual(FILTER_NAMES.map(name => `\`${name}\``))
})
