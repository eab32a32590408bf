import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import type { Command } from 'commander'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import {
  decodeQuestion,
  PARAMETER_NAMES,
  PARAMETERS,
  type ParameterName,
  type Parameters,
} from '../../lambda/question/parameters'
import type { Question } from '../../lambda/question/question'
import { usageErrorOf } from '../errors'
import { flagOf } from './flag'

export type QuestionFlags = Readonly<Partial<Record<ParameterName, readonly string[]>>>

/** Keeps every value, so that the decoder can name a flag that must not be repeated. */
const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

/** A flag for each parameter of a question, in the order of their table. */
export const addQuestionFlags = (command: Command): Command => {
  command.optionsGroup('Filters:')
  for (const name of PARAMETER_NAMES) {
    const { flag, list } = PARAMETERS[name]
    const option = command
      .createOption(
        `${flagOf(name)} ${flag.alone === undefined ? `<${flag.value}>` : `[${flag.value}]`}`,
        list === true ? `${flag.help}; several: a,b or the flag again` : flag.help,
      )
      .argParser(collect)
    command.addOption(flag.alone === undefined ? option : option.preset(flag.alone))
  }
  return command
}

export const parametersOf = (flags: QuestionFlags): Parameters =>
  PARAMETER_NAMES.flatMap(name => (flags[name] ?? []).map(value => [name, value] as const))

/** @throws UsageError with a line for each flag whose value is wrong */
export const questionOf = (now: Timestamp, flags: QuestionFlags): Question =>
  pipe(
    parametersOf(flags),
    decodeQuestion(now, flagOf),
    E.getOrElse((violations): Question => {
      throw usageErrorOf(violations)
    }),
  )
