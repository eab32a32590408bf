import { readFileSync } from 'node:fs'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { configurationOf, type Configuration } from './configuration'

/** In the folder of `cdk.json`. It is not part of the project, so that a `git pull` never touches it. */
const FILE = 'disconnects.json'

/** What CDK itself keeps in the context, beside names with `:`, `@` or `/`. */
const CDK_NAMES = ['cli-telemetry', 'acknowledged-issue-numbers']

const isOurs = ([name]: [string, unknown]): boolean => !/[:@/]/.test(name) && !CDK_NAMES.includes(name)

const parsedFile = (path: string): E.Either<readonly string[], unknown> => {
  try {
    return E.right(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    if (path === FILE && error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return E.right({})
    return E.left([
      `${path} must be a file with JSON: ${error instanceof Error ? error.message : 'unreadable'}`,
    ])
  }
}

/**
 * From `disconnects.json`, or the file that `-c configuration=` names, and from the context of CDK (`-c name=value`).
 * @returns what is deployed, or a line for each thing that is wrong
 */
export const readConfiguration = (
  context: Readonly<Record<string, unknown>>,
): E.Either<readonly string[], Configuration> => {
  const { configuration = FILE, ...commandLine } = Object.fromEntries(Object.entries(context).filter(isOurs))
  if (typeof configuration !== 'string') return E.left(['-c configuration must be the path of a file'])
  return pipe(
    parsedFile(configuration),
    E.flatMap(file => configurationOf({ file, fileName: configuration, commandLine })),
  )
}
