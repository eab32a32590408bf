import { bundleContenders, CONTENDERS } from '../contenders/contenders'
import { table } from '../report/report'
import { run } from '../report/run'
import { measureCold } from './measure'

const ROUNDS = Number(process.env['BENCH_COLD_ROUNDS'] ?? 40)
const OURS_MAX = 1.15
const USUAL_MIN = 1.65

run('cold', async ({ say }) => {
  const cold = await measureCold(bundleContenders(), ROUNDS)
  say(
    `From the start of a process to its first answer, Node ${process.versions.node}: medians of ${ROUNDS}\n`,
  )
  const base = cold['bare+']
  say(
    table(
      ['contender', 'wall ms', 'of it, loading', 'wall ÷ bare+', 'CPU ms', 'CPU ÷ bare+'],
      CONTENDERS.map(name => {
        const { wall, cpu, init } = cold[name]
        return [
          name,
          wall.toFixed(1),
          init.toFixed(1),
          (wall / base.wall).toFixed(2),
          cpu.toFixed(1),
          (cpu / base.cpu).toFixed(2),
        ]
      }),
    ),
  )
  const fetched = base.wall - cold.bare.wall
  say(`bare+ is bare with the same request for the credentials that ours makes: ${fetched.toFixed(1)} ms.`)
  say(`ours ÷ bare+: ${(cold.ours.wall / base.wall).toFixed(2)} (≤ ${OURS_MAX})`)
  say(`usual ÷ ours: ${(cold.usual.wall / cold.ours.wall).toFixed(2)} (≥ ${USUAL_MIN})`)
})
