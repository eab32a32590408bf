import { bundleContenders, type Contender } from '../contenders/contenders'
import { table } from '../report/report'
import { run } from '../report/run'
import { measureMemory } from './measure'

const MANY = Number(process.env['BENCH_MEMORY_EVENTS'] ?? 100_000)
const POINTS = [1_000, MANY / 10, MANY / 2, MANY]
/** The usual contender is slow, and has no target for growth, so it gets fewer events. */
const points = (name: Contender): readonly number[] => (name === 'usual' ? POINTS.slice(0, 2) : POINTS)
const OURS_MAX = 1.1

run('memory', async ({ say }) => {
  const bundles = bundleContenders()
  const measured = []
  for (const name of ['bare', 'ours', 'usual'] as const)
    measured.push({ name, at: await measureMemory(bundles, name, points(name)) })
  say(`Memory in MB after so many callbacks, garbage collected, Node ${process.versions.node}\n`)
  say(
    table(
      ['contender', 'callbacks', 'resident', 'heap and buffers'],
      measured.flatMap(({ name, at }) =>
        at.map(({ events, rss, used }) => [name, events, rss.toFixed(1), used.toFixed(1)]),
      ),
    ),
  )
  const [bare, ours] = measured.map(({ at }) => at)
  const ratio = (ours?.[1]?.rss ?? NaN) / (bare?.[1]?.rss ?? NaN)
  const growth = (ours?.at(-1)?.used ?? NaN) / (ours?.[1]?.used ?? NaN)
  say(`ours ÷ bare, resident, after the second point: ${ratio.toFixed(2)} (≤ ${OURS_MAX})`)
  say(`ours, heap and buffers, last ÷ second point: ${growth.toFixed(2)} (1: no growth)`)
})
