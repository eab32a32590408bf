import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as t from 'io-ts'
import { decode } from '../codec/decode'
import { objectCodec } from '../codec/object-codec'
import { wholeNumber } from '../codec/whole-number'
import { MAX_DAYS, MAX_INDEX_SHARDS } from './tables'

/** A whole number of at least 1; the environment holds its digits. */
const count = (name: string, max: number): t.Type<number, string> => {
  const { is, validate } = wholeNumber(name, { from: 1, to: max })
  return new t.Type(name, is, validate, String)
}

const Days = count('Days', MAX_DAYS)
const Shards = count('Shards', MAX_INDEX_SHARDS)

/** A list; the environment holds its items with commas between them. */
const list = (name: string, pattern: RegExp, expected: string) =>
  new t.Type<readonly string[], string, unknown>(
    name,
    (input): input is readonly string[] => Array.isArray(input) && input.every(t.string.is),
    (input, context) =>
      typeof input === 'string' && pattern.test(input)
        ? t.success(input.split(','))
        : t.failure(input, context, expected),
    texts => texts.join(','),
  )

const AccountIds = /* @__PURE__ */ list('AccountIds', /^\d+(,\d+)*$/, 'ids in digits, separated by commas')

const INTAKE_REQUIRED = {
  TABLE_NAME: t.string,
  QUARANTINE_TABLE_NAME: t.string,
  QUARANTINE_RETENTION_DAYS: Days,
  INDEX_SHARDS: Shards,
  CREDENTIALS_SECRET_ID: t.string,
}

const INTAKE_OPTIONAL = {
  RETENTION_DAYS: Days,
  ALLOWED_ACCOUNT_IDS: AccountIds,
  /**
   * Identifies the deployment: the dimension of all metrics, and `service` in the log. Stacks of older versions do not set it, and
   * during an upgrade new code runs with the old environment for a moment, while callbacks arrive.
   */
  SERVICE_NAME: t.string,
  METRIC_APPLICATIONS: /* @__PURE__ */ list('Applications', /^/, 'application ids, separated by commas'),
}

/** A function, so that a bundle has only the codec of its own function. */
const intakeEnvironment = <Required extends t.Props>(name: string, required: Required) =>
  objectCodec(name, { ...INTAKE_REQUIRED, ...required }, INTAKE_OPTIONAL)

/** The variables of the function that drains the overflow queue. A codec reads them in the function, and writes them in the stack. */
export const DrainEnvironment = /* @__PURE__ */ intakeEnvironment('DrainEnvironment', {})

/** The variables of the function that receives callbacks. */
export const ReceiveEnvironment = /* @__PURE__ */ intakeEnvironment('ReceiveEnvironment', {
  OVERFLOW_QUEUE_URL: t.string,
})

/** The variables of every function that stores callbacks. */
export type IntakeEnvironment = Omit<t.TypeOf<typeof DrainEnvironment>, 'CREDENTIALS_SECRET_ID'>

/** The variables of the function that answers questions. During an upgrade from 0.1.0 there is no stream yet. */
export const QueryEnvironment = /* @__PURE__ */ objectCodec(
  'QueryEnvironment',
  { TABLE_NAME: t.string },
  {
    TABLE_STREAM_ARN: t.string,
    /** Of a deployment whose questions read more shards than the default. */
    READ_INDEX_SHARDS: Shards,
  },
)

/** The variables of the function that reconciles. */
export const ReconcileEnvironment = /* @__PURE__ */ objectCodec(
  'ReconcileEnvironment',
  {
    TABLE_NAME: t.string,
    INDEX_SHARDS: Shards,
    SERVICE_NAME: t.string,
    RECONCILE_ACCOUNT_IDS: AccountIds,
    BANDWIDTH_SECRET_ID: t.string,
  },
  {
    RETENTION_DAYS: Days,
    /** Where Bandwidth's APIs are, instead of their usual addresses. A stack does not set them. */
    BW_VOICE_URL: t.string,
    BW_TOKEN_URL: t.string,
  },
)

/** `true`, or the variable is not set. */
const Switch = /* @__PURE__ */ new t.Type<true, string, unknown>(
  'Switch',
  (input): input is true => input === true,
  (input, context) => (input === 'true' ? t.success(true) : t.failure(input, context, 'true')),
  String,
)

/** The variables of the function that publishes ended calls. */
export const PublishEnvironment = /* @__PURE__ */ objectCodec(
  'PublishEnvironment',
  {
    SERVICE_NAME: t.string,
    /** Its name or ARN. */
    EVENT_BUS_NAME: t.string,
  },
  {
    /** The events name it as their resource. */
    TABLE_ARN: t.string,
    /** Whether to publish only calls whose cause is of a class that failed. */
    FAILURES_ONLY: Switch,
    /** Whether the events contain the callbacks, to be forwarded. */
    WITH_CALLBACK: Switch,
  },
)

/** Reads the environment once, at start. @throws Error that names each variable that is missing or wrong */
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
