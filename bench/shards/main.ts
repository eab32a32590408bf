import { NO_OLD_KEYS } from '../../lambda/dynamodb/find/partitions'
import { plan } from '../../lambda/dynamodb/find/plan'
import { timelineRange } from '../../lambda/dynamodb/find/timeline-range'
import { DEFAULT_SHARDS } from '../../lambda/dynamodb/keys'
import { MAX_INDEX_SHARDS } from '../../lambda/deployment/tables'
import { ask } from '../calls/ask'
import { BUSIEST_NUMBER, ONE_NUMBER, ONE_TAG, OUTAGE, REALISTIC, type Mix } from '../calls/mix'
import { table, type Report } from '../report/report'
import { run } from '../report/run'
import { CALLBACKS_PER_SECOND, KEY_WRITES_MAX, SECONDS, simulate } from './spread'

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

const sayMix = ({ say }: Report, name: string, mix: Mix): void => {
  say(`Writes a second on one key, ${name}\n`)
  const rows = simulate(mix).map(({ index, keys, busiest, busiestMean, max, keysOverMax }) => [
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
    const count = plan(question, timelineRange(question, undefined), NO_OLD_KEYS).length
    return [
      new URLSearchParams(parameters).toString().replace('%21', '!').replace(/%2C/g, ','),
      count,
      count / 2,
    ]
  })
  say(table(['question', 'requests', 'read units at least'], rows))
}

run('shards', output => {
  output.say(
    `${CALLBACKS_PER_SECOND} callbacks a second for ${SECONDS} s; ${JSON.stringify(DEFAULT_SHARDS)} shards written, ` +
      `${MAX_INDEX_SHARDS} read\n`,
  )
  for (const [name, mix] of MIXES) sayMix(output, name, mix)
  sayQuestions(output)
})
