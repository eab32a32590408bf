import { parseArgs } from 'node:util'
import { ACCOUNT_ID } from './call-state'
import { generatedCalls } from './calls'
import { every, tooMany, type Fault } from './faults'
import { startBandwidth } from './server'

/**
 * The stand-in as a process of its own, with calls that are made from their number when they are listed. It prints its URL. The last
 * call started 3 hours ago unless `--last` says when.
 *
 * node --import tsx test/support/bandwidth/main.ts --calls 250000 --every-ms 500 --too-many-every 50 --repeat-every 20
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    account: { type: 'string', default: ACCOUNT_ID },
    calls: { type: 'string', default: '1000' },
    'every-ms': { type: 'string', default: '500' },
    last: { type: 'string' },
    'most-rows-of': { type: 'string', default: 'all pages' },
    'too-many-every': { type: 'string', default: '0' },
    'repeat-every': { type: 'string', default: '0' },
  },
})

const count = Number(values.calls)
const everyMs = Number(values['every-ms'])
const lastMs = values.last === undefined ? Date.now() - 3 * 3_600_000 : Date.parse(values.last)

const faults = [
  [Number(values['too-many-every']), tooMany('1')],
  [Number(values['repeat-every']), { _tag: 'Repeat' }],
] as const satisfies readonly (readonly [number, Fault])[]

const faultOf = (n: number): Fault | undefined =>
  faults
    .flatMap(([often, fault]) => (often > 0 ? [every(often, fault)(n)] : []))
    .find(fault => fault !== undefined)

const main = async (): Promise<void> => {
  const { url } = await startBandwidth({
    port: Number(values.port),
    accountIds: [values.account],
    calls: generatedCalls({
      accountId: values.account,
      count,
      firstMs: lastMs - (count - 1) * everyMs,
      everyMs,
    }),
    mostRowsOf: values['most-rows-of'] === 'a page' ? 'a page' : 'all pages',
    faults: { calls: faultOf },
  })
  process.stdout.write(`${url}\n`)
}

void main()
