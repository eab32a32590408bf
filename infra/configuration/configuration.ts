import { sequenceT } from 'fp-ts/Apply'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as RA from 'fp-ts/ReadonlyArray'
import type * as t from 'io-ts'
import { decode } from '../../lambda/codec/decode'
import { dictionary } from './dictionary'
import { EnvironmentSettings, SETTINGS } from './environment-settings'
import { exactly } from './exactly'
import { EnvironmentName } from './values'

/** What is deployed: the settings of one environment, or of the only one. */
export type Configuration = EnvironmentSettings & {
  readonly environment?: string
  /** The environments that the file names, where none of them was asked for. */
  readonly unchosen?: readonly string[]
}

/** The file: settings of all environments, and those in which some of them differ. */
const ConfigurationFile = exactly(
  'ConfigurationFile',
  {},
  { ...SETTINGS, environments: dictionary('Environments', EnvironmentName, EnvironmentSettings) },
)
type ConfigurationFile = t.TypeOf<typeof ConfigurationFile>

/** The command line: `-c name=value`. */
const CommandLine = exactly('CommandLine', {}, { ...SETTINGS, environment: EnvironmentName })

export type ConfigurationSources = {
  /** What the file says, parsed. An empty object where there is none. */
  readonly file: unknown
  /** How the file is called, for messages. */
  readonly fileName: string
  readonly commandLine: Readonly<Record<string, unknown>>
}

/** One line for each thing that is wrong. */
type Result<A> = E.Either<readonly string[], A>

const decodeAt =
  <A>(where: string, codec: t.Decoder<unknown, A>) =>
  (input: unknown): Result<A> =>
    pipe(
      decode(codec)(input),
      E.mapLeft(violations =>
        violations.map(
          ({ path, expected }) => `${where}${path === '' ? '' : ` ${path}`} must be ${expected}`,
        ),
      ),
    )

/** What makes no sense for more than one environment, where it would hold for all of them. */
const SETTINGS_OF_ONE = ['removalPolicy', 'customDomain'] as const

const namesIn = (environments: object): string => Object.keys(environments).join(', ') || '(none)'

const senseless = (file: ConfigurationFile, configuration: Configuration): readonly string[] => {
  const { environment, customDomain } = configuration
  const { environments } = file
  const domain = customDomain?.domainName
  const zone = customDomain?.hostedZone?.zoneName
  const unknownEnvironment =
    environments !== undefined && environment !== undefined && !Object.hasOwn(environments, environment)
  return [
    ...(environments === undefined ? [] : SETTINGS_OF_ONE)
      .filter(name => file[name] !== undefined)
      .map(name => `${name} must be set inside an environment: outside, it would hold for all of them`),
    ...(unknownEnvironment ? [`environment must be one of ${namesIn(environments)}`] : []),
    ...(domain !== undefined && zone !== undefined && domain !== zone && !domain.endsWith(`.${zone}`)
      ? ['customDomain.domainName must be in customDomain.hostedZone.zoneName']
      : []),
  ]
}

const merged = (file: ConfigurationFile, given: t.TypeOf<typeof CommandLine>): Configuration => {
  const { environments = {}, ...shared } = file
  const chosen = given.environment === undefined ? {} : (environments[given.environment] ?? {})
  const names = Object.keys(environments)
  return {
    ...shared,
    ...chosen,
    ...given,
    tags: { ...shared.tags, ...chosen.tags, ...given.tags },
    ...(given.environment === undefined && names.length > 0 ? { unchosen: names } : {}),
  }
}

/** The command line counts before the environment, and that before what holds for all environments. */
export const configurationOf = ({
  file,
  fileName,
  commandLine,
}: ConfigurationSources): Result<Configuration> =>
  pipe(
    sequenceT(E.getApplicativeValidation(RA.getSemigroup<string>()))(
      decodeAt(fileName, ConfigurationFile)(file),
      decodeAt('-c', CommandLine)(commandLine),
    ),
    E.flatMap(([file, given]) => {
      const configuration = merged(file, given)
      const wrong = senseless(file, configuration)
      return wrong.length === 0 ? E.right(configuration) : E.left(wrong)
    }),
  )
