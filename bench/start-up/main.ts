import { execFileSync } from 'node:child_process'
import { table } from '../report/report'
import { run } from '../report/run'
import { MEASURED_NODE, measureStartUp } from './measure'

const ROUNDS = 40
const HELP_MAX = 2
const LIST_MAX = 3.2

run('start-up', async ({ say }) => {
  const { node, help, list } = await measureStartUp(ROUNDS)
  const version = execFileSync(MEASURED_NODE, ['--version'], { encoding: 'utf8' }).trim()
  say(`From the start of a process to its end, Node ${version}: medians of ${ROUNDS}\n`)
  const row = (what: string, ms: number, max?: number) => [
    what,
    ms.toFixed(0),
    (ms / node).toFixed(2),
    max === undefined ? '' : `≤ ${max}`,
  ]
  say(
    table(
      ['command', 'ms', '÷ node -e 0', 'to reach'],
      [
        row('node -e 0', node),
        row('disconnects --help', help, HELP_MAX),
        row('disconnects list --limit 1, of the twin', list, LIST_MAX),
      ],
    ),
  )
})
