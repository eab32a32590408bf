import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import type { Command } from 'commander'
import type { Violation } from '../../lambda/codec/decode'
import { FAILED_CLASSES } from '../../lambda/disconnect/cause'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { RANGE_NAMES } from '../../lambda/question/filters'
import { otherThan } from '../../lambda/question/cause-codecs'
import {
  decodeQuestion,
  PARAMETER_NAMES,
  PARAMETERS,
  type ParameterName,
  type Parameters,
} from '../../lambda/question/parameters'
import { readTogether, UsageError, usageErrorOf } from '../errors'
import type { QuestionAndParameters } from '../places/place'
import type { Clock } from '../../display/time/time-input'
import { flagOf } from '../../display/text/command-words'
import { quoteHints } from './question-hints'
import { timeFlag } from './time-flag'

/** Flags that stand for the value of a parameter, without characters that a shell interprets. */
type Shorthands = { readonly notCause?: readonly string[]; readonly failed?: boolean }

export type QuestionFlags = Readonly<Partial<Record<ParameterName, readonly string[]>>> & Shorthands

/** Keeps every value, so that the decoder can name a flag that must not be repeated. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
]

const isRange = (name: ParameterName): boolean => RANGE_NAMES.some(each => each === name)

const SEVERAL = 'several: a,b or the flag again'

/** In the help, each follows the flag whose values it stands for. */
const SHORTHANDS: Readonly<Partial<Record<ParameterName, (command: Command) => void>>> = {
  cause: command => {
    const option = command.createOption('--not-cause <CAUSE>', `any cause but these; ${SEVERAL}`)
    command.addOption(option.argParser(collect).conflicts('cause'))
  },
  causeClass: command => {
    const option = command.createOption('--failed', `the classes ${FAILED_CLASSES.join(', ')}`)
    command.addOption(option.conflicts('causeClass'))
  },
}

/** A flag for each of these parameters, in the order of their table. */
export const addQuestionFlags = (
  command: Command,
  names: readonly ParameterName[] = PARAMETER_NAMES,
): Command => {
  command.optionsGroup('Filters:')
  for (const name of names) {
    const { flag, list } = PARAMETERS[name]
    const option = command
      .createOption(
        `${flagOf(name)} ${flag.alone === undefined ? `<${flag.value}>` : `[${flag.value}]`}`,
        list === true ? `${flag.help}; ${SEVERAL}` : flag.help,
      )
      .argParser(
        // What `more:` says is put behind a command that may have a range already: the last one counts.
        isRange(name) ? value => [value] : collect,
      )
    command.addOption(flag.alone === undefined ? option : option.preset(flag.alone))
    SHORTHANDS[name]?.(command)
  }
  return command
}

/** The filters, with each shorthand in the words of its parameter. @throws UsageError */
const filtersOf = (flags: QuestionFlags): Parameters => {
  const { notCause, failed } = flags
  if (notCause?.some(text => /^\s*!|^\s*$/.test(text)) === true)
    throw new UsageError('--not-cause: expected causes without an exclamation mark, such as hangup,cancel')
  const whole: QuestionFlags = {
    ...flags,
    ...(notCause === undefined ? {} : { cause: notCause.map(otherThan) }),
    ...(failed === true ? { causeClass: FAILED_CLASSES } : {}),
  }
  return PARAMETER_NAMES.filter(name => !isRange(name)).flatMap(name =>
    (whole[name] ?? []).map(value => [name, value] as const),
  )
}

/** Times become UTC, as the HTTP API takes them. @throws UsageError */
const timesOf = (flags: QuestionFlags, clock: Clock): Parameters =>
  readTogether(
    () => (flags.since ?? []).map(text => ['since', timeFlag('since', text, clock)] as const),
    () => (flags.until ?? []).map(text => ['until', timeFlag('until', text, clock)] as const),
  ).flat()

/** What is wrong with a time is reported together with what is wrong with other flags. */
const timesIfValid = (flags: QuestionFlags, clock: Clock): Parameters => {
  try {
    return timesOf(flags, clock)
  } catch {
    return []
  }
}

/** Decodes parameters, and says in the words of the flags what is wrong with them. */
export type ParametersDecoder<A> = (
  now: Timestamp,
  spelling: (name: string) => string,
) => (parameters: Parameters) => E.Either<readonly Violation[], A>

const decoded = <A>(
  decoder: ParametersDecoder<A>,
  parameters: Parameters,
  { notCause }: QuestionFlags,
  { now }: Clock,
): A =>
  pipe(
    parameters,
    decoder(now, name => (name === 'cause' && notCause !== undefined ? '--not-cause' : flagOf(name))),
    E.getOrElse((violations): A => {
      throw usageErrorOf(violations)
    }),
  )

/** What flags ask for, and its parameters. */
export type Asked<A> = { readonly asked: A; readonly parameters: Parameters }

const readFlags = <A>(
  decoder: ParametersDecoder<A>,
  flags: QuestionFlags,
  clock: Clock,
  others: Parameters,
): Asked<A> => {
  const [, result] = readTogether(
    () => timesOf(flags, clock),
    () => {
      const parameters = [...filtersOf(flags), ...timesIfValid(flags, clock), ...others]
      return { parameters, asked: decoded(decoder, parameters, flags, clock) }
    },
  )
  return result
}

/**
 * Reads the flags of a question, and others beside them.
 *
 * @throws UsageError with a line for each flag whose value is wrong, and hints at what may have caused it
 */
export const askedBy = <A>(
  decoder: ParametersDecoder<A>,
  flags: QuestionFlags,
  clock: Clock,
  others: Parameters = [],
): Asked<A> => {
  try {
    return readFlags(decoder, flags, clock, others)
  } catch (error) {
    const hints = quoteHints(flags)
    if (!(error instanceof UsageError) || hints.length === 0) throw error
    throw new UsageError([error.message, ...hints].join('\n'))
  }
}

/** @throws UsageError as `askedBy` */
export const questionOf = (flags: QuestionFlags, clock: Clock): QuestionAndParameters => {
  const { asked, parameters } = askedBy(decodeQuestion, flags, clock)
  return { question: asked, parameters }
}
