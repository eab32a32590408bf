import { NO_OLD_KEYS } from '../../lambda/dynamodb/find/partitions'
import { plan } from '../../lambda/dynamodb/find/plan'
import { timelineRange } from '../../lambda/dynamodb/find/timeline-range'
import { shardsOf } from '../../lambda/dynamodb/keys'
import { DEFAULT_INDEX_SHARDS, MAX_INDEX_SHARDS } from '../../lambda/deployment/tables'
import { ask } from '../calls/ask'
import { BUSIEST_NUMBER, ONE_NUMBER, ONE_TAG, OUTAGE, REALISTIC, type Mix } from '../calls/mix'
import { table, type Report } from '../report/report'
import { run } from '../report/run'
import { KEY_WRITES_MAX, simulate, type Load } from './spread'

const MIXES: readonly (readonly [name: string, mix: Mix])[] = [
  ['the realistic mix', REALISTIC],
  ['an outage: every call ends in error', OUTAGE],
  ['one company number on every call', ONE_NUMBER],
  ['one tag on every call', ONE_TAG],
]

const QUESTIONS: readonly Readonly<Record<string, string>>[] = [
  { since: '2h' },
  { cause: 'busy' },
  { cause: 'busy,timeout,rejected' },
  { causeClass: 'callee' },
  { cause: '!hangup' },
  { cause: '!hangup', eventType: 'any' },
  { number: BUSIEST_NUMBER },
  { from: BUSIEST_NUMBER },
]

const LOADS: readonly Load[] = [
  { perSecond: 5_000, seconds: 60, indexShards: DEFAULT_INDEX_SHARDS },
  { perSecond: 50_000, seconds: 6, indexShards: MAX_INDEX_SHARDS },
]

const sayMix = ({ say }: Report, name: string, mix: Mix, load: Load): void => {
  say(`Writes a second on one key, ${name}\n`)
  const rows = simulate(mix, load).map(({ index, keys, busiest, busiestMean, max, keysOverMax }) => [
    index,
    keys,
    busiest,
    busiestMean,
    max,
    keysOverMax === 0 ? 'none' : `${keysOverMax} OVER`,
  ])
  say(table(['index', 'keys', 'busiest', 'its mean', 'max of any', `over ${KEY_WRITES_MAX}`], rows))
}

const sayQuestions = ({ say }: Report): void => {
  say('Keys that a question reads: each is a Query request of 0.5 read units at least\n')
  const rows = QUESTIONS.map(parameters => {
    const question = ask(parameters)
    const counts = LOADS.map(({ indexShards }) => {
      const spread = { readShards: shardsOf(indexShards), oldKeysUntil: NO_OLD_KEYS }
      return plan(question, timelineRange(question, undefined), spread).length
    })
    return [new URLSearchParams(parameters).toString().replace('%21', '!').replace(/%2C/g, ','), ...counts]
  })
  say(table(['question', ...LOADS.map(({ indexShards }) => `of ${indexShards} shards`)], rows))
}

run('shards', output => {
  for (const load of LOADS) {
    const { perSecond, seconds, indexShards } = load
    output.say(`${perSecond} callbacks a second for ${seconds} s, with \`indexShards\`: ${indexShards}\n`)
    for (const [name, mix] of MIXES) sayMix(output, name, mix, load)
  }
  sayQuestions(output)
})
