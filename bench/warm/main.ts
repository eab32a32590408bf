import { bundleContenders, CONTENDERS } from '../contenders/contenders'
import { table } from '../report/report'
import { run } from '../report/run'
import { measureWarm } from './measure'

const EVENTS = Number(process.env['BENCH_WARM_EVENTS'] ?? 10_000)
const OURS_MAX = 1.25
const USUAL_MIN = 2

run('warm', async ({ say }) => {
  const warm = await measureWarm(bundleContenders(), EVENTS)
  say(`CPU time of one callback in µs, Node ${process.versions.node}: of ${EVENTS.toLocaleString('en-US')}\n`)
  say(
    table(
      ['contender', 'p50', 'p99', 'mean', 'p50 ÷ bare', 'p99 ÷ bare', 'mean ÷ bare'],
      CONTENDERS.map(name => {
        const { p50, p99, mean } = warm[name]
        const ratios = [p50 / warm.bare.p50, p99 / warm.bare.p99, mean / warm.bare.mean]
        return [name, ...[p50, p99, mean].map(Math.round), ...ratios.map(ratio => ratio.toFixed(2))]
      }),
    ),
  )
  say(`ours ÷ bare: ${(warm.ours.p50 / warm.bare.p50).toFixed(2)} (≤ ${OURS_MAX})`)
  say(`usual ÷ ours: ${(warm.usual.p50 / warm.ours.p50).toFixed(2)} (≥ ${USUAL_MIN})`)
})
