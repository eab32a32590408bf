import type { Command } from 'commander'
import { closest, distance } from 'fastest-levenshtein'

/** As many typing errors as a suggestion forgives. */
const DISTANCE_MAX = 2

const suggestion = (word: string, names: readonly string[]): string => {
  const near = closest(word, names)
  return distance(word, near) <= DISTANCE_MAX ? `\n(Did you mean ${near}?)` : ''
}

/** The command that the words name. Ends the program with an error if there is none. */
export const commandOf = (program: Command, words: readonly string[]): Command => {
  let command: Command = program
  for (const word of words) {
    const { commands } = command
    if (commands.length === 0) break
    const next = commands.find(each => each.name() === word)
    if (next === undefined)
      command.error(
        `error: unknown command '${word}'${suggestion(
          word,
          commands.map(each => each.name()),
        )}`,
      )
    command = next
  }
  return command
}

/** The words in front of the first flag, without the `help` of `disconnects help list`. */
const namesIn = (args: readonly string[]): readonly string[] => {
  const flag = args.findIndex(arg => arg.startsWith('-'))
  return args.slice(0, flag === -1 ? undefined : flag).filter(arg => arg !== 'help')
}

/** `help nosuch` and `nosuch --help` are errors, and `help quarantine show` finds the command in its group. */
export const addHelpCommand = (program: Command): void => {
  program
    .helpCommand(false)
    .command('help')
    .description('show the help of a command')
    .argument('[COMMAND...]', 'such as list, or quarantine show')
    .action((names: readonly string[]) => {
      commandOf(program, names).help()
    })
  program.addHelpText('beforeAll', () => {
    commandOf(program, namesIn(program.args))
    return ''
  })
}
