import { withCompared } from '../contenders/compared'
import { bundleContenders } from '../contenders/contenders'
import { table } from '../report/report'
import { run } from '../report/run'
import { HANGS, measureHung } from './measure'

const COSTS_MAX_MS = 400

const WHAT = { request: 'answers no request', connection: 'accepts connections, and establishes no TLS' }

run('hung-database', async ({ say }) => {
  const { ours, unprepared, before } = await withCompared(bundleContenders(), process.env['BENCH_BEFORE'])
  const bundles = { ours, unprepared, ...(before === undefined ? {} : { before }) }
  for (const hang of HANGS) {
    const { ours: prepared, ...others } = await measureHung(bundles, hang)
    say(`Answers in ms with a database that ${WHAT[hang]}, Node ${process.versions.node}\n`)
    say(
      table(
        ['contender', 'cold: init + first', 'warm: waits', 'warm: circuit breaker open'],
        Object.entries({ ours: prepared, ...others }).map(([name, { initAndFirst, waiting, open }]) => [
          name,
          ...[initAndFirst, waiting, open].map(ms => ms.toFixed(0)),
        ]),
      ),
    )
    for (const [name, other] of Object.entries(others)) {
      const costs = prepared.initAndFirst - other.initAndFirst
      say(`A cold answer takes ${costs.toFixed(0)} ms more than ${name} (≤ ${COSTS_MAX_MS})\n`)
    }
  }
})
