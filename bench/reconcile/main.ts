import { table, type Report } from '../report/report'
import { run } from '../report/run'
import { KINDS } from './consumed'
import { measureReconcile, type MeasuredRun } from './measure'
import { reconcileTwin } from './twin'

const CALLS = Number(process.env['BENCH_RECONCILE_CALLS'] ?? 250_000)
const TWIN_CALLS = Math.min(CALLS, 100_000)

const TWIN_MAX_S = 60
const TWIN_MAX_MB = 300
const READ_UNITS_MAX = 0.5

const counted = (calls: number): string => calls.toLocaleString('en-US')

const sayFunction = async ({ say }: Report): Promise<void> => {
  const { lost, wrong, first, second } = await measureReconcile(CALLS)
  say(`The function, as deployed: ${counted(CALLS)} listed calls, of which ${counted(lost)} are lost\n`)
  const row = (what: string, value: (run: MeasuredRun) => number) => [what, value(first), value(second)]
  say(
    table(
      ['', 'first run', 'second run'],
      [
        row('listed', ({ counts }) => counts.listed),
        row('missing', ({ counts }) => counts.missing),
        row('stored', ({ counts }) => counts.stored),
        row('unreadable', ({ counts }) => counts.unreadable),
        row('seconds', ({ wallMs }) => wallMs / 1_000),
        row('seconds of CPU', ({ cpuMs }) => cpuMs / 1_000),
        row('peak MB', ({ peakMb }) => peakMb),
        row('requests to Bandwidth', ({ fetches }) => fetches),
        ...KINDS.flatMap(kind => [
          row(`${kind}: requests`, ({ consumed }) => consumed[kind].requests),
          row(`${kind}: units`, ({ consumed }) => consumed[kind].units),
        ]),
      ],
    ),
  )
  const perCall = second.consumed['look-ups'].units / CALLS
  say(`Calls that are lost and not stored, or the other way round, after either run: ${wrong}`)
  say(`Read units to look up a call: ${perCall.toFixed(3)} (≤ ${READ_UNITS_MAX})\n`)
}

const sayTwin = async ({ say }: Report): Promise<void> => {
  const { usage, lost, counts } = await reconcileTwin(TWIN_CALLS)
  say(`disconnects reconcile, of the twin: ${counted(TWIN_CALLS)} listed calls, of which ${lost} are lost\n`)
  say(
    table(
      ['listed', 'stored', 'seconds', 'seconds of CPU', 'peak MB'],
      [[counts.listed, counts.stored, usage.wallMs / 1_000, usage.cpuMs / 1_000, usage.peakMb]],
    ),
  )
  say(`To reach with 100,000: ≤ ${TWIN_MAX_S} s, ≤ ${TWIN_MAX_MB} MB`)
}

run('reconcile', async output => {
  output.say(
    `Node ${process.versions.node}. Each 50th request is refused for a second, each 20th page repeats the one before.\n`,
  )
  await sayFunction(output)
  await sayTwin(output)
})
