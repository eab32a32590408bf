import { sequenceT } from 'fp-ts/Apply'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import * as RA from 'fp-ts/ReadonlyArray'
import type * as t from 'io-ts'
import { decode } from '../../lambda/codec/decode'
import { defined } from '../../lambda/codec/defined'
import { dictionary, strictObject } from '../codec/objects'
import { text } from '../codec/values'
import { contradictionsIn } from '../settings'
import { FILE_SETTINGS, FileSettings } from './file-settings'

/** The settings of the stack to deploy: those of one environment or, without environments, those of the file. */
export type Configuration = FileSettings & {
  readonly environment?: string
  /** The environments in the file, if the command line names none of them. */
  readonly unchosen?: readonly string[]
}

/** It becomes part of the stack's name. */
const EnvironmentName = text(
  'EnvironmentName',
  /^[a-z][a-z\d]*(-[a-z\d]+)*$/,
  'a name of lower-case letters, digits and single hyphens, which begins with a letter',
)

/** Settings that all environments share, and the settings of each environment. */
const ConfigurationFile = strictObject(
  'ConfigurationFile',
  {},
  { ...FILE_SETTINGS, environments: dictionary('Environments', EnvironmentName, FileSettings) },
)
type ConfigurationFile = t.TypeOf<typeof ConfigurationFile>

/** Each `-c name=value`. */
const CommandLine = strictObject('CommandLine', {}, { ...FILE_SETTINGS, environment: EnvironmentName })

export type ConfigurationSources = {
  /** The file's JSON, parsed. An empty object if there is no file. */
  readonly file: unknown
  /** The file's name, for messages. */
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

/** Two environments cannot share a domain, and must not both be deleted by one line. */
const SETTINGS_OF_ONE = ['removalPolicy', 'customDomain'] as const

const namesIn = (environments: object): string => Object.keys(environments).join(', ') || '(none)'

/** Values that are valid alone, but not together. */
const contradictions = (file: ConfigurationFile, configuration: Configuration): readonly string[] => {
  const { environment, customDomain } = configuration
  const { environments } = file
  const domain = customDomain?.domainName
  const zone = customDomain?.hostedZone?.zoneName
  const unknownEnvironment =
    environments !== undefined && environment !== undefined && !Object.hasOwn(environments, environment)
  return [
    ...(environments === undefined ? [] : SETTINGS_OF_ONE)
      .filter(name => file[name] !== undefined)
      .map(name => `${name} must be set inside an environment: outside, it would apply to all of them`),
    ...(unknownEnvironment ? [`environment must be one of ${namesIn(environments)}`] : []),
    ...(domain !== undefined && zone !== undefined && domain !== zone && !domain.endsWith(`.${zone}`)
      ? ['customDomain.domainName must be in customDomain.hostedZone.zoneName']
      : []),
    ...contradictionsIn(configuration),
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
    ...defined({ unchosen: given.environment === undefined && names.length > 0 ? names : undefined }),
  }
}

/** The command line takes precedence over the environment, and the environment over what all environments share. */
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
      const wrong = contradictions(file, configuration)
      return wrong.length === 0 ? E.right(configuration) : E.left(wrong)
    }),
  )
