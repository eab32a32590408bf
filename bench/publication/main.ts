import { entryOf, type Handler } from '../../infra/function-bundle'
import { durationMsOf, NETWORK_MS } from '../dollars/cost'
import { PRICES } from '../dollars/prices'
import { bundleAsDeployed } from '../contenders/bundle'
import { DEPLOYED } from '../dollars/deployed'
import { table } from '../report/report'
import { run } from '../report/run'
import { measurePublication, type MeasuredPublication } from './measure'

const CALLS = 20_000

/** One call alone, as with a few calls a minute; and as many as Lambda hands over at once. */
const BATCHES = [1, 10, 100]

/** EventBridge takes ten events in a request, and the function sends five requests at the same time. */
const waitsFor = (batch: number): number => Math.ceil(batch / 50)

const costOf = ({ batch, cpuMs, logBytes }: MeasuredPublication) => {
  const { memoryMb, gbSecond } = DEPLOYED.ours
  const durationMs = durationMsOf('ours', cpuMs * batch, waitsFor(batch))
  const lambda = (durationMs / 1_000) * (memoryMb / 1_024) * gbSecond + PRICES.lambdaRequest.usd
  return {
    events: PRICES.busEvent.usd * 1e6,
    lambda: (lambda / batch) * 1e6,
    logs: logBytes * PRICES.logByte.usd * 1e6,
  }
}

/** The files of a function's bundle that are about publication. */
const publicationIn = (handler: Handler): number => {
  const inputs = Object.keys(bundleAsDeployed(entryOf(handler)).metafile.inputs)
  return inputs.filter(input => /lambda\/(publication|eventbridge|streams)\//.test(input)).length
}

run('publication', async ({ say }) => {
  const measured = await measurePublication(CALLS, BATCHES)
  say(`Publishing an ended call with its callback, Node ${process.versions.node}\n`)
  say(
    table(
      [
        'calls in a batch',
        'CPU, µs a call',
        'bytes of an event',
        'events, $',
        'Lambda, $',
        'logs, $',
        'all, $',
      ],
      measured.map(one => {
        const { events, lambda, logs } = costOf(one)
        return [
          one.batch,
          (one.cpuMs * 1_000).toFixed(0),
          Math.round(one.eventBytes),
          events.toFixed(2),
          lambda.toFixed(2),
          logs.toFixed(2),
          (events + lambda + logs).toFixed(2),
        ]
      }),
    ),
  )
  say(
    `Dollars are for a million calls, in ${PRICES.region} at list prices of ${PRICES.asOf}, with ${NETWORK_MS} ms for each answer of EventBridge. Reading the stream is free.`,
  )
  say(`Forwarding adds $${(PRICES.destinationRequest.usd * 1e6).toFixed(2)} for the API destination.`)
  say(
    `On the callback's path: ${publicationIn('receive')} files of publication in the bundle of receive, and no write units.`,
  )
})
