import { table } from '../report/report'
import { run } from '../report/run'
import { measureIngest } from './measure'
import { AT_ONCE } from './posting'

const ROUNDS = 7
const RATIO_MIN = 0.7

run('ingest', async ({ say }) => {
  const { raw, twin, ratio } = await measureIngest(ROUNDS)
  say(`Records a second, ${AT_ONCE} at once, Node ${process.versions.node}: medians of ${ROUNDS}\n`)
  say(
    table(
      ['way', 'a second'],
      [
        ["conditional puts, by the twin's client to the twin's database", Math.round(raw)],
        ['callbacks to the whole twin over HTTP', Math.round(twin)],
      ],
    ),
  )
  say(`ratio: ${ratio.toFixed(2)} (≥ ${RATIO_MIN})`)
})
