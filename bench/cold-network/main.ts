import { bundleContenders } from '../contenders/contenders'
import { table } from '../report/report'
import { run } from '../report/run'
import { withCompared } from '../contenders/compared'
import { measureColdNetwork } from './measure'
import { measureShare } from '../network/measure-share'
import { ANSWER_MS } from '../network/network'
import { SHARE_OF_512_MB } from '../network/throttle'

const ROUNDS = Number(process.env['BENCH_COLD_ROUNDS'] ?? 40)

const FIRST_MAX = 0.2
const INIT_AND_FIRST_MAX = 0.6
const BARE_MAX = 0.75
const USUAL_MIN = 2.3
/** A busy machine takes CPU away beside the throttle. */
const SHARE_OFF_MAX = 0.02

run('cold-network', async ({ say }) => {
  const share = await measureShare()
  const compared = await withCompared(bundleContenders(), process.env['BENCH_BEFORE'])
  const { 'bare+': bare, ours, usual, ...others } = await measureColdNetwork(compared, ROUNDS)
  say(
    `A cold function behind TLS, ${ANSWER_MS} ms from its database, Node ${process.versions.node}: medians of ${ROUNDS}, in ms\n`,
  )
  say(
    table(
      ['contender', 'init', 'first', 'init + first', 'with process start', '÷ bare+'],
      Object.entries({ 'bare+': bare, ours, usual, ...others }).map(
        ([name, { init, first, initAndFirst, all }]) => [
          name,
          ...[init, first, initAndFirst, all].map(ms => ms.toFixed(1)),
          (all / bare.all).toFixed(2),
        ],
      ),
    ),
  )
  for (const [name, other] of Object.entries(others)) {
    const first = ours.first / other.first
    const initAndFirst = ours.initAndFirst / other.initAndFirst
    say(
      `ours ÷ ${name}: first ${first.toFixed(2)} (≤ ${FIRST_MAX}), init + first ${initAndFirst.toFixed(2)} (≤ ${INIT_AND_FIRST_MAX})`,
    )
  }
  say(`ours ÷ bare+, with process start: ${(ours.all / bare.all).toFixed(2)} (≤ ${BARE_MAX})`)
  say(`usual ÷ ours, with process start: ${(usual.all / ours.all).toFixed(2)} (≥ ${USUAL_MIN})`)
  say(
    `After init a function has ${SHARE_OF_512_MB.toFixed(3)} of a CPU. One that only computes got ${share.toFixed(3)}.`,
  )
  if (Math.abs(share - SHARE_OF_512_MB) > SHARE_OFF_MAX)
    throw new Error(
      'The throttle was not exact: these figures do not count. Is the machine doing something else?',
    )
})
