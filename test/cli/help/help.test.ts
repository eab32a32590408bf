import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EXIT, EXIT_MEANINGS } from '../../../cli/errors'
import { filled } from '../../../cli/help/fill'
import { runHere } from '../../support/cli/in-process'
import { hasPseudoTerminal, runOnTerminal } from '../../support/cli/run'
import { ROOT } from '../../support/root'
import { version } from '#package.json'

const COMMANDS = [
  ...['list', 'get', 'import', 'redrive', 'simulate', 'url', 'check'].map(name => [name]),
  ...['list', 'show', 'export', 'replay'].map(name => ['quarantine', name]),
]

test('--version prints the version of the package', async () => {
  expect(await runHere(['--version'])).toStrictEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
})

test('an unknown command is an error, however its help is asked for, with a suggestion if a name is similar', async () => {
  const cases = [
    [['help', 'lsit'], "unknown command 'lsit'\n(Did you mean list?)"],
    [['lsit', '--help'], "unknown command 'lsit'\n(Did you mean list?)"],
    [['help', 'nosuch'], "unknown command 'nosuch'"],
    [['help', 'quarantine', 'shwo'], "unknown command 'shwo'\n(Did you mean show?)"],
    [['quarantine', 'help', 'nosuch'], "unknown command 'nosuch'"],
    [['quarantine', 'nosuch', '--help'], "unknown command 'nosuch'"],
  ] as const
  for (const [args, message] of cases)
    expect(await runHere(args)).toStrictEqual({
      code: EXIT.invalidArguments,
      stdout: '',
      stderr: `error: ${message}\n(try --help)\n`,
    })
})

test('the choices of an argument are said once', async () => {
  const { stdout } = await runHere(['completion', '--help'])
  expect(stdout).toMatch(/^ {2}SHELL +bash, zsh or fish$/m)
})

test('help COMMAND is the same as COMMAND --help, also in a group', async () => {
  for (const command of [[], ...COMMANDS])
    expect(await runHere(['help', ...command])).toStrictEqual(await runHere([...command, '--help']))
})

test('the help of every command, and the page about queries, say what each exit code means', async () => {
  const page = readFileSync(join(ROOT, 'docs', 'querying.md'), 'utf8').replaceAll(/\s+/g, ' ')
  const helps = await Promise.all([[], ...COMMANDS].map(command => runHere([...command, '--help'])))
  for (const [name, code] of Object.entries(EXIT)) {
    const meaning = EXIT_MEANINGS[name as keyof typeof EXIT]
    expect(page).toContain(` ${code} ${meaning}`)
    for (const { stdout } of helps) expect(stdout).toContain(`\n  ${String(code).padEnd(4)} ${meaning}\n`)
  }
})

test('text is broken between words, and examples so that the shell reads one line', () => {
  expect(filled('one two\nthree four\n\nfive\n  disconnects list --all --csv\n\nsix', 14)).toBe(
    'one two three\nfour\n\nfive\n  disconnects \\\n    list \\\n    --all \\\n    --csv\n\nsix',
  )
})

const widths = hasPseudoTerminal ? [40, 60, 80, 120] : []

test('on a terminal of any width, no line of the help is longer unless it is one word', async () => {
  for (const columns of widths) {
    const { stdout } = await runOnTerminal(columns, ['list', '--help'])
    const words = (line: string) => line.trim().replace(/ \\$/, '').split(' ').length
    expect(stdout.split('\n').filter(line => line.length > columns && words(line) > 1)).toStrictEqual([])
    expect(stdout).toContain('--application-id <ID>')
  }
})

test('the group of flags about the time zone has no others', async () => {
  for (const command of COMMANDS) {
    const { stdout } = await runHere([...command, '--help'])
    const [, group = ''] = /^Time zone:\n(.*?)\n\n/ms.exec(stdout) ?? []
    const flags = [...group.matchAll(/^ {2}(--\S+)/gm)].map(([, flag]) => flag)
    expect(flags).toStrictEqual(group === '' ? [] : ['--tz', '--utc'])
  }
})
