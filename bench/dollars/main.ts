import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleContenders } from '../contenders/contenders'
import { hostEnvironment } from '../host/environment'
import { eventAt } from '../host/events'
import { table } from '../report/report'
import { run } from '../report/run'
import { startStubProcess } from '../stub/stub-process'
import { measureWarm } from '../warm/measure'
import { costOf, LINES, NETWORK_MS } from './cost'
import { logBytesOf } from './log-bytes'
import { writeUnits } from './write-units'

const NAMES = ['bare', 'ours', 'usual'] as const

run('dollars', async ({ say }) => {
  const bundles = bundleContenders()
  const warm = await measureWarm(bundles, 2_000)
  const stub = await startStubProcess()
  const folder = mkdtempSync(join(tmpdir(), 'dollars-'))
  const eventFile = join(folder, 'event.json')
  writeFileSync(eventFile, JSON.stringify(eventAt(0)))
  const costs = NAMES.map(name =>
    costOf(name, {
      cpuMs: warm[name].mean / 1_000,
      logBytes: logBytesOf(bundles[name], eventFile, hostEnvironment(stub, stub)),
      writeUnits: writeUnits[name](),
    }),
  )
  rmSync(folder, { recursive: true })
  await stub.close()
  say(`US dollars for a million callbacks: list prices of us-east-1, check before you rely on them\n`)
  say(
    table(
      ['what', ...NAMES],
      [
        ...LINES.map(line => [line, ...costs.map(cost => cost[line].toFixed(3))]),
        ['all', ...costs.map(cost => LINES.reduce((sum, line) => sum + cost[line], 0).toFixed(2))],
      ],
    ),
  )
  say(
    `Lambda's time is the measured CPU time at a third of a CPU (512 MB), and ${NETWORK_MS} ms for each answer of the database.`,
  )
})
