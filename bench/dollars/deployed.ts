import { settingsOf } from '../../infra/settings'
import { PRICES } from './prices'

/** The properties of a deployment that determine its cost. */
export type Deployed = {
  readonly memoryMb: number
  readonly gbSecond: number
  /** Requests to the database for each callback. The function waits for them one after another. */
  readonly waits: number
  /** Whether it challenges requests without credentials. */
  readonly challenges: boolean
  /** The format of the lines that Lambda writes. */
  readonly platformLog: 'json' | 'text'
  /** Whether the gateway writes a line for each request. */
  readonly accessLog: boolean
  /** Whether callbacks go to a queue if the database does not answer. */
  readonly queue: boolean
}

/** The defaults of NodejsFunction. */
const defaults = { memoryMb: 128, gbSecond: PRICES.lambdaGbSecondX86.usd, platformLog: 'text' } as const
const { memorySize } = settingsOf({})

export const NAMES = ['bare', 'ours', 'usual'] as const
export type Name = (typeof NAMES)[number]

export const DEPLOYED: Readonly<Record<Name, Deployed>> = {
  bare: { ...defaults, waits: 1, challenges: false, accessLog: false, queue: false },
  ours: {
    memoryMb: memorySize,
    gbSecond: PRICES.lambdaGbSecondArm.usd,
    platformLog: 'json',
    waits: 1,
    challenges: true,
    accessLog: true,
    queue: true,
  },
  // Its idempotency puts a key before the record, and marks it as done after the record.
  usual: { ...defaults, waits: 3, challenges: true, accessLog: false, queue: false },
}
