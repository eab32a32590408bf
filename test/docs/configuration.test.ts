import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as E from 'fp-ts/Either'
import { configurationOf } from '../../infra/configuration/configuration'
import { SETTINGS } from '../../infra/configuration/environment-settings'
import { ROOT } from '../support/root'

const page = readFileSync(join(ROOT, 'docs', 'configuration.md'), 'utf8')

test('the example of the page is a configuration', () => {
  const file: unknown = JSON.parse(/```json\n(.*?)```/s.exec(page)?.[1] ?? '')

  for (const environment of ['staging', 'production'])
    expect(E.isRight(configurationOf({ file, fileName: 'example', commandLine: { environment } }))).toBe(true)
})

test('the page lists every setting, and no other', () => {
  const listed = [...page.matchAll(/^\| `(\w+)` /gm)].map(([, name]) => name)

  expect(listed.sort()).toStrictEqual([...Object.keys(SETTINGS), 'environment'].sort())
})
