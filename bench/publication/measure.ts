import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { marshall } from '@aws-sdk/util-dynamodb'
import { entryOf, FUNCTION_FILE } from '../../infra/function-bundle'
import { toItem } from '../../lambda/dynamodb/item'
import { DEFAULT_SHARDS } from '../../lambda/dynamodb/keys'
import { startEventBus } from '../../test/support/publication/event-bus'
import { callAt } from '../calls/call-at'
import { REALISTIC } from '../calls/mix'
import { bundleAsDeployed } from '../contenders/bundle'
import { charged } from '../dollars/log-bytes'
import { LAMBDA_LINES } from '../dollars/platform-lines'
import { hostEnvironment } from '../host/environment'
import { runMeasured } from '../host/usage'

/** What publishing one call takes, in batches of one size. */
export type MeasuredPublication = {
  readonly batch: number
  readonly cpuMs: number
  readonly logBytes: number
  readonly eventBytes: number
}

const HOST = join(import.meta.dirname, '..', 'host', 'publish.cjs')

const streamed = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    eventName: 'INSERT',
    dynamodb: {
      NewImage: marshall(toItem({ shards: DEFAULT_SHARDS })(callAt(REALISTIC, n))),
      SequenceNumber: String(n),
    },
  }))

const NOWHERE = { endpoint: 'http://127.0.0.1:1' }

/** Publishes calls as deployed, with their callbacks, to a stand-in of EventBridge that answers at once. */
export const measurePublication = async (
  calls: number,
  batches: readonly number[],
): Promise<readonly MeasuredPublication[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-publication-'))
  const bundle = join(folder, FUNCTION_FILE)
  writeFileSync(bundle, bundleAsDeployed(entryOf('publish')).code)
  const bus = await startEventBus()
  const environment = {
    ...hostEnvironment(NOWHERE, NOWHERE),
    AWS_ENDPOINT_URL_EVENTBRIDGE: bus.endpoint,
    EVENT_BUS_NAME: 'calls',
    WITH_CALLBACK: 'true',
  }
  const run = async (count: number, batch: number) => {
    const file = join(folder, 'records.json')
    writeFileSync(file, JSON.stringify(streamed(count)))
    const { output, cpuMs } = await runMeasured(
      { args: [HOST, bundle, file, String(batch)], environment },
      text,
    )
    return { cpuMs, lines: output.split('\n').filter(line => line !== '') }
  }
  try {
    const measured: MeasuredPublication[] = []
    for (const batch of batches) {
      const first = await run(batch, batch)
      bus.events.length = 0
      const all = await run(calls, batch)
      if (bus.events.length !== calls)
        throw new Error(`${bus.events.length} of ${calls} calls were published`)
      const bytes = bus.events.reduce((sum, { Detail }) => sum + Buffer.byteLength(Detail), 0)
      measured.push({
        batch,
        cpuMs: (all.cpuMs - first.cpuMs) / (calls - batch),
        logBytes: (charged(all.lines) + (charged(LAMBDA_LINES.json) * calls) / batch) / calls,
        eventBytes: bytes / calls,
      })
    }
    return measured
  } finally {
    await bus.close()
    rmSync(folder, { recursive: true })
  }
}
