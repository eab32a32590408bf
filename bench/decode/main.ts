import { table } from '../report/report'
import { run } from '../report/run'
import { DECODERS, measureDecode } from './measure'

const ROUNDS = 50
const OURS_MAX = 15

run('decode', async ({ say }) => {
  const micros = await measureDecode(ROUNDS)
  say(`CPU time from a body to a record in µs, Node ${process.versions.node}: medians of ${ROUNDS}\n`)
  say(
    table(
      ['decoder', 'µs', '÷ JSON.parse'],
      DECODERS.map(name => [name, micros[name].toFixed(1), (micros[name] / micros.parse).toFixed(1)]),
    ),
  )
  say(
    `ours: ${micros.ours.toFixed(1)} µs (≤ ${OURS_MAX}); zod ÷ ours: ${(micros.zod / micros.ours).toFixed(2)}`,
  )
})
