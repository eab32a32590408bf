import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import type { Command } from 'commander'
import type { Question } from '../../lambda/question/question'
import { decodeQuestion, PARAMETER_NAMES, type Parameters } from '../../lambda/question/parameters'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { usageErrorOf } from '../failure'

type ParameterName = (typeof PARAMETER_NAMES)[number]

/** What each flag takes and means; that it has one of each, and no other, is what the type is for. */
const FLAGS: Readonly<Record<ParameterName, readonly [value: string, meaning: string]>> = {
  callId: ['ID', 'the events of one call (see also: get)'],
  number: ['NUMBER', 'either side of the call, in E.164, or a SIP URI'],
  from: ['NUMBER', 'the calling side'],
  to: ['NUMBER', 'the called side'],
  cause: ['CAUSE', "any of these causes; any but these: '!hangup' (in quotes)"],
  causeClass: ['CLASS', 'normal, callee, caller, application, limit, platform or unrecognized'],
  applicationId: ['ID', 'one voice application'],
  accountId: ['ID', 'one account'],
  tag: ['TAG', 'the tag of the call, exactly'],
  direction: ['DIRECTION', 'inbound or outbound, as the application sees it'],
  answered: ['true|false', 'whether the call was answered; alone it means true'],
  minTalkMs: ['MS', 'talked for at least so many milliseconds'],
  maxTalkMs: ['MS', 'talked for at most so many milliseconds'],
  eventType: ['TYPE', 'another event than disconnect; or any'],
  since: ['TIME', 'ended at this time or later: ISO 8601, a date, or 90m, 2h, 7d ago'],
  until: ['TIME', 'ended before this time'],
  order: ['ORDER', 'newest (the default) or oldest first'],
}

const REPEATABLE: ReadonlySet<ParameterName> = new Set<ParameterName>(['cause', 'causeClass'])

/** `minTalkMs` → `--min-talk-ms`. */
const flagOf = (name: string): string =>
  `--${name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`

export type QuestionFlags = Readonly<Partial<Record<ParameterName, readonly string[]>>>

/** All values are kept, so that the decoder can say which flag must not be repeated. */
const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

export const addQuestionFlags = (command: Command): Command => {
  command.optionsGroup('Conditions:')
  for (const name of PARAMETER_NAMES) {
    const [value, meaning] = FLAGS[name]
    const repeated = REPEATABLE.has(name) ? `${meaning}; several: a,b or the flag again` : meaning
    const option = command.createOption(
      `${flagOf(name)} ${name === 'answered' ? `[${value}]` : `<${value}>`}`,
      repeated,
    )
    command.addOption((name === 'answered' ? option.preset('true') : option).argParser(collect))
  }
  return command
}

export const parametersOf = (flags: QuestionFlags): Parameters =>
  PARAMETER_NAMES.flatMap(name => (flags[name] ?? []).map(value => [name, value] as const))

/** @throws UsageError naming each flag that cannot be understood */
export const questionOf = (now: Timestamp, flags: QuestionFlags): Question =>
  pipe(
    parametersOf(flags),
    decodeQuestion(now),
    E.getOrElse((violations): Question => {
      throw usageErrorOf(violations.map(({ path, expected }) => ({ path: flagOf(path), expected })))
    }),
  )
