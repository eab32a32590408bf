import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pagesIn } from '../support/docs/pages'
import { ROOT } from '../support/root'

const PAGES = ['README.md', 'CONTRIBUTING.md', 'bench/README.md', ...pagesIn('docs')]

type Block = readonly [place: string, script: string]

const BLOCKS: readonly Block[] = PAGES.flatMap(page => {
  const text = readFileSync(join(ROOT, page), 'utf8')
  return [...text.matchAll(/```sh\n(.*?)```/gs)].map((match): Block => {
    const line = text.slice(0, match.index).split('\n').length + 1
    return [`${page}:${line}`, match[1] ?? '']
  })
})

test('the documentation has shell blocks', () => {
  expect(BLOCKS.length).toBeGreaterThan(30)
})

/** A `#` in quotes begins no comment. */
const unquoted = (script: string): string => script.replaceAll(/'[^']*'/g, "''")

test.each(BLOCKS)('the shell block at %s can be pasted', (_, script) => {
  expect(spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' }).stderr).toBe('')
  // zsh takes a comment that is pasted for words.
  expect(unquoted(script)).not.toMatch(/(^|\s)#/m)
})

/** Words that stand for a value, such as `CALL_ID`: a variable must have it. */
const PLACEHOLDER = /(?<![\w$%{'"=])(?:[A-Z][A-Z_]*ID|ARN|NAME|TABLE|STACK)(?![\w=;])|…/

test.each(BLOCKS.filter(([place]) => place.startsWith('docs/operations.md')))(
  'the block of the runbook at %s has variables where a value belongs, which it or the first block sets',
  (_, script) => {
    expect(unquoted(script).replaceAll(/read -rs? \w+|(export|unset) [A-Z_ ]+/g, '')).not.toMatch(PLACEHOLDER)
    const first = BLOCKS.find(([place]) => place.startsWith('docs/operations.md'))?.[1] ?? ''
    const isSet = (name: string): boolean =>
      new RegExp(`(^|[\\s;&])(${name}=|for ${name} |read -rs? ${name}\\b)`, 'm').test(`${first}\n${script}`)
    const used = [...script.matchAll(/\$\{?([A-Z][A-Z_]*)/g)].map(([, name = '']) => name)
    expect(used.filter(name => !isSet(name))).toStrictEqual([])
  },
)
