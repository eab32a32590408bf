import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { RECORD_NAMES } from '../../lambda/disconnect/disconnect'
import { PROPERTY_NAMES } from '../../lambda/disconnect/properties'
import { ROOT } from '../support/root'

test('the page about queries describes every property that a record has and a callback does not, and no other', () => {
  const [, table = ''] = readFileSync(join(ROOT, 'docs', 'querying.md'), 'utf8').split('\nA record holds ')
  const rows = table.split('\n\n')[1]?.split('\n').slice(2) ?? []
  const described = rows.flatMap(row =>
    [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name),
  )
  const added = RECORD_NAMES.filter(name => !(PROPERTY_NAMES as readonly string[]).includes(name))

  expect(described.sort()).toStrictEqual([...added].sort())
})
