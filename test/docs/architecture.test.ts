import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../support/root'

const page = readFileSync(join(ROOT, 'docs', 'architecture.md'), 'utf8')

const [, layout = ''] = /## Layout\n+```\n([^`]*)```/.exec(page) ?? []

/** Of each top folder, the folders that the page names in it: they begin an indented line. */
const named = new Map(
  layout.split(/\n(?=\w)/).map(block => {
    const [first = '', ...lines] = block.split('\n')
    const folders = lines.flatMap(line => /^ {2}((?:[\w-]+\/\s+)+)/.exec(line)?.[1]?.split(/\s+/) ?? [])
    return [first.split('/')[0] ?? '', folders.filter(folder => folder !== '').sort()] as const
  }),
)

test.each(['lambda', 'infra', 'display', 'console', 'web', 'local', 'cli'])(
  'the architecture page names each folder of %s/',
  top => {
    const folders = readdirSync(join(ROOT, top), { withFileTypes: true }).filter(entry => entry.isDirectory())
    expect(named.get(top)).toStrictEqual(folders.map(({ name }) => `${name}/`).sort())
  },
)
