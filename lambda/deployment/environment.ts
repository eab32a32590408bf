import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as t from 'io-ts'
import { decode } from '../codec/decode'
import { objectCodec } from '../codec/object-codec'
import { MAX_INDEX_SHARDS } from './tables'

const positive = (name: string, unit: string, max = 999_999) =>
  new t.Type<number, string, unknown>(
    name,
    t.number.is,
    (input, context) =>
      typeof input === 'string' && /^[1-9]\d{0,5}$/.test(input) && Number(input) <= max
        ? t.success(Number(input))
        : t.failure(input, context, `a whole number of ${unit} from 1 to ${max}`),
    String,
  )

const Days = positive('Days', 'days')
/** More than MAX_INDEX_SHARDS would be written where no question looks. */
const Shards = positive('Shards', 'shards', MAX_INDEX_SHARDS)

const AccountIds = new t.Type<ReadonlySet<string>, string, unknown>(
  'AccountIds',
  (input): input is ReadonlySet<string> => input instanceof Set,
  (input, context) =>
    typeof input === 'string' && /^\d+(,\d+)*$/.test(input)
      ? t.success(new Set(input.split(',')))
      : t.failure(input, context, 'account ids, in digits, separated by commas'),
  ids => [...ids].join(','),
)

/** Identifiers with commas between them. */
const List = new t.Type<readonly string[], string, unknown>(
  'List',
  (input): input is readonly string[] => Array.isArray(input) && input.every(t.string.is),
  (input, context) =>
    typeof input === 'string' ? t.success(input.split(',')) : t.failure(input, context, 'a list'),
  list => list.join(','),
)

const KEPT_IN = {
  TABLE_NAME: t.string,
  QUARANTINE_TABLE_NAME: t.string,
  QUARANTINE_RETENTION_DAYS: Days,
  INDEX_SHARDS: Shards,
}

const KEPT_HOW = {
  RETENTION_DAYS: Days,
  ALLOWED_ACCOUNT_IDS: AccountIds,
  /**
   * Which deployment this is: the dimension of all metrics, and `service` in the log. It has not always been there, and
   * during an upgrade new code runs with the environment of before for a moment, in which callbacks come too.
   */
  SERVICE_NAME: t.string,
  METRIC_APPLICATIONS: List,
}

/** What the stack tells the functions that keep callbacks. */
export const IntakeEnvironment = objectCodec('IntakeEnvironment', KEPT_IN, KEPT_HOW)
export type IntakeEnvironment = t.TypeOf<typeof IntakeEnvironment>

/** What the stack tells the function that brings callbacks back from the overflow queue. */
export const DrainEnvironment = objectCodec(
  'DrainEnvironment',
  { ...KEPT_IN, CREDENTIALS_SECRET_ID: t.string },
  KEPT_HOW,
)

/** What the stack tells the function that receives callbacks. */
export const ReceiveEnvironment = objectCodec(
  'ReceiveEnvironment',
  { ...KEPT_IN, CREDENTIALS_SECRET_ID: t.string, OVERFLOW_QUEUE_URL: t.string },
  KEPT_HOW,
)

/** What the stack tells the function that answers questions. */
export const QueryEnvironment = objectCodec('QueryEnvironment', { TABLE_NAME: t.string }, {})

/** Reads the environment once, at start; a stack that is wired wrongly fails there, and says how. */
export const readEnvironment =
  <A>(codec: t.Decoder<unknown, A>) =>
  (environment: NodeJS.ProcessEnv): A =>
    pipe(
      decode(codec)(environment),
      E.getOrElse((violations): A => {
        throw new Error(
          `The environment is incomplete: ${violations.map(({ path, expected }) => `${path} must be ${expected}`).join('; ')}`,
        )
      }),
    )
