import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runHere } from '../support/cli/in-process'
import { pagesIn } from '../support/docs/pages'
import { ROOT } from '../support/root'

const PAGES = ['README.md', ...pagesIn('docs')]

/** The arguments of each command, up to a comment or a shell operator. Continued lines are joined. */
const COMMAND = /(?:npx |^|`)disconnects ([a-z](?:(?!\s#|[|>`;]).)+)/gm

const commandsIn = (page: string): readonly string[] =>
  [...readFileSync(join(ROOT, page), 'utf8').replaceAll('\\\n', ' ').matchAll(COMMAND)].map(
    ([, command = '']) => command.trim(),
  )

const documented = PAGES.flatMap(page => commandsIn(page).map(command => [page, command] as const))

test('the documentation shows the command line', () => {
  expect(documented.length).toBeGreaterThan(10)
})

test.each(documented)('%s: disconnects %s exists, with its flags', async (_, command) => {
  const words = command.split(/\s+/)
  const group = words[0] === 'quarantine' ? 2 : 1
  const { code, stdout } = await runHere([...words.slice(0, group), '--help'])
  expect(code).toBe(0)
  expect(stdout).toMatch(new RegExp(`^Usage: disconnects ${words.slice(0, group).join(' ')} `))
  for (const flag of words.filter(word => /^--\w/.test(word)))
    expect(`${stdout} --help `).toContain(` ${flag} `)
})
