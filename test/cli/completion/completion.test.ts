import { runHere } from '../../support/cli/in-process'
import { runCli, runShell } from '../../support/cli/run'

const answer = async (...words: readonly string[]) =>
  (await runHere(['complete', '--', ...words])).stdout.trimEnd().split('\n')

/** Without their meanings. */
const completed = async (...words: readonly string[]) =>
  (await answer(...words)).map(line => line.split('\t')[0])

test('commands, flags and values are completed, and each command has a meaning', async () => {
  expect(await answer('qu')).toStrictEqual([
    'quarantine\tlist, show, export and replay requests that could not be decoded',
    ':4',
  ])
  expect(await completed('quarantine', 'sh')).toStrictEqual(['show', ':4'])
  expect(await completed('help', 'quarantine', 'sh')).toStrictEqual(['show', ':4'])
  expect(await completed('list', '--cause', 'b')).toStrictEqual(['busy', ':4'])
  expect(await completed('list', '--local', '--cause-c')).toStrictEqual(['--cause-class', ':4'])
  expect(await completed('completion', '')).toStrictEqual(['bash', 'zsh', 'fish', ':4'])
})

test('a value may follow an equals sign, and a list goes on with values that are not in it yet', async () => {
  expect(await completed('list', '--direction=in')).toStrictEqual(['inbound', ':4'])
  expect(await completed('list', '--cause', 'busy,b')).toStrictEqual([':4'])
  expect(await completed('list', '--cause', 'busy,c')).toStrictEqual([
    'busy,cancel',
    'busy,callback-error',
    ':4',
  ])
})

test('the names of a report are completed', async () => {
  expect(await completed('report', '--by', 'cause,h')).toStrictEqual(['cause,hour', 'cause,hourOfDay', ':4'])
  expect(await completed('report', '--sort', 'failed')).toStrictEqual(['failed', 'failedShare', ':4'])
  expect(await completed('report', '--compare=')).toStrictEqual(['previous', 'previousWeek', ':4'])
  expect(await completed('report', '--html', '')).toStrictEqual([':0'])
})

test('files are completed only where a command takes them, and a free value is left to the user', async () => {
  expect(await answer('import', '')).toStrictEqual([':0'])
  expect(await answer('import', '--stack', '')).toStrictEqual([':4'])
  expect(await answer('list', '--tag', '')).toStrictEqual([':4'])
})

test('every value that is offered is one that the flag takes', async () => {
  const flags = ['--answered', '--cause', '--cause-class', '--direction', '--event-type', '--order']
  for (const flag of flags) {
    const values = (await completed('list', flag, '')).filter(value => value !== ':4')
    expect(values.length).toBeGreaterThan(1)
    for (const value of values)
      // Nothing answers there, which is found out after the flags have been read.
      expect(await runHere(['list', flag, String(value), '--local', 'http://127.0.0.1:1'])).toMatchObject({
        code: 1,
      })
  }
})

const BASH = `
source <(disconnects completion bash)
source <(disconnects completion bash)
compopt() { COMPREPLY+=("compopt $*"); }
for COMP_LINE in 'disconnects qu' 'disconnects quarantine ' 'disconnects list --cause=bu' 'disconnects import ' 'disconnects $(echo no) "'; do
  COMP_POINT=\${#COMP_LINE} _disconnects
  echo "$COMP_LINE: \${COMPREPLY[*]}"
done
complete -p disconnects`

test('bash completes with the script, which can be sourced twice and evaluates nothing', async () => {
  expect(await runShell(BASH)).toStrictEqual({
    code: 0,
    stderr: '',
    stdout: [
      'disconnects qu: quarantine',
      'disconnects quarantine : list export show replay help',
      'disconnects list --cause=bu: busy',
      'disconnects import : compopt -o default',
      'disconnects $(echo no) ": ',
      'complete -F _disconnects disconnects',
      '',
    ].join('\n'),
  })
}, 30_000)

test.each(['zsh', 'fish'])('the script for %s asks the program, and that shell can read it', async shell => {
  const { stdout } = await runCli(['completion', shell])
  expect(stdout).toContain(
    shell === 'zsh' ? '"${(q)${(Q)words[1]}} complete -- ' : 'disconnects complete -- ',
  )
  const read = `f=$(mktemp); disconnects completion ${shell} > $f; ! command -v ${shell} > /dev/null || ${shell} -n $f; rm $f`
  expect(await runShell(read)).toStrictEqual({ code: 0, stdout: '', stderr: '' })
})

test('zsh completes an alias too, which it has replaced by its path by then', async () => {
  const { stdout } = await runCli(['completion', 'zsh'])
  expect(stdout).toMatch(/^compdef _disconnects disconnects\.mjs$/m)
})

test('another shell is refused', async () => {
  expect(await runHere(['completion', 'ksh'])).toMatchObject({ code: 2, stdout: '' })
})

test('files complete a flag that takes one', async () => {
  expect(await completed('configure', '--restore', '')).toStrictEqual([':0'])
  expect(await completed('configure', '--application', '')).toStrictEqual([':4'])
})
