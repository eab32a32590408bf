import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as E from 'fp-ts/Either'
import { configurationOf } from '../../infra/configuration/configuration'
import { FILE_SETTINGS } from '../../infra/configuration/file-settings'
import { SETTINGS } from '../../infra/settings'
import { decode } from '../../lambda/codec/decode'
import { ROOT } from '../support/root'

const page = readFileSync(join(ROOT, 'docs', 'configuration.md'), 'utf8')

/** The rows of the table by the name of the setting: the texts of its value and its default. */
const rows = new Map(
  [...page.matchAll(/^\| `(\w+)` +\| (.+?) +\| (.+?) +\|$/gm)].map(
    ([, name = '', value = '', byDefault = '']) => [name, { value, byDefault }] as const,
  ),
)

const numbersIn = (text: string): readonly number[] =>
  (text.replaceAll(/(\d),(\d{3})/g, '$1$2').match(/\d+/g) ?? []).map(Number)

test('the example on the page is a valid configuration', () => {
  const file: unknown = JSON.parse(/```json\n(.*?)```/s.exec(page)?.[1] ?? '')

  for (const environment of ['staging', 'production'])
    expect(E.isRight(configurationOf({ file, fileName: 'example', commandLine: { environment } }))).toBe(true)
})

test('the page lists every setting, and no other', () => {
  expect([...rows.keys()].sort()).toStrictEqual([...Object.keys(FILE_SETTINGS), 'environment'].sort())
})

/** The settings by their names in the file, two of which differ from those of props. */
const settings = (({ logRetention, noCallbackFor, ...same }) => ({
  ...same,
  logRetentionDays: logRetention,
  noCallbackMinutes: noCallbackFor,
}))(SETTINGS)

test.each(Object.entries(settings))('the page states the default of %s', (name, setting) => {
  const encode = setting.codec.encode as (value: unknown) => unknown
  const value = 'default' in setting ? encode(setting.default) : undefined
  const byDefault = rows.get(name)?.byDefault ?? ''

  expect(numbersIn(byDefault)).toStrictEqual(numbersIn(value === undefined ? '' : JSON.stringify(value)))
  expect(byDefault).toMatch(typeof value === 'string' ? `"${value}"` : '')
})

const inside = (name: keyof typeof settings, values: readonly unknown[]) =>
  values.map(value => E.isRight(decode<unknown>(settings[name].codec)(value)))

test.each([
  ['memorySize', [128, 10_240]],
  ['indexShards', [1, 128]],
  ['readIndexShards', [8, 128]],
] as const)('the page has the bounds of %s', (name, [from, to]) => {
  expect(numbersIn(rows.get(name)?.value ?? '')).toStrictEqual(expect.arrayContaining([from, to]))
  expect(inside(name, [from - 1, from, to, to + 1])).toStrictEqual([false, true, true, false])
})

test('the page states the range of noCallbackMinutes', () => {
  expect(numbersIn(rows.get('noCallbackMinutes')?.value ?? '')).toStrictEqual([5, 1440, 10_080])
  expect(inside('noCallbackMinutes', [0, 5, 1440, 1445, 1500, 10_080, 10_140])).toStrictEqual([
    false,
    true,
    true,
    false,
    true,
    true,
    false,
  ])
})

test('the page states the range of failedCallsPercent', () => {
  expect(numbersIn(rows.get('failedCallsPercent')?.value ?? '')).toStrictEqual([0, 100])
  expect(inside('failedCallsPercent', [0, 0.1, '2.5', 99.9, 100])).toStrictEqual([
    false,
    true,
    true,
    true,
    false,
  ])
})

test('the page states the maximum number of metricApplications', () => {
  const [most = 0] = numbersIn(rows.get('metricApplications')?.value ?? '')
  const applications = (length: number) => Array.from({ length }, (_, i) => `app-${i}`)

  expect(inside('metricApplications', [applications(most), applications(most + 1)])).toStrictEqual([
    true,
    false,
  ])
})
