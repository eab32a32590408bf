import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { ROOT } from './support/root'

/** Folders of tests that belong to no single folder of the sources. */
const OF_THE_WHOLE = [
  'contract',
  'docs',
  'durability',
  'emulator',
  'node-versions',
  'package',
  'protocol',
  'released',
]

const files = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
  .map(({ parentPath, name }) => join(parentPath, name).slice(import.meta.dirname.length + 1))
  .filter(file => !file.startsWith(`support${sep}`))

test('helpers of tests are in test/support', () => {
  expect(files.filter(file => !/\.(?:test|contract)\.ts$/.test(file))).toStrictEqual([])
})

test('test/ mirrors the folders of the sources', () => {
  const misplaced = files.filter(
    file => !OF_THE_WHOLE.includes(file.split(sep)[0] ?? '') && !existsSync(join(ROOT, dirname(file))),
  )
  expect(misplaced).toStrictEqual([])
})
