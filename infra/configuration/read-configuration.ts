import { readFileSync } from 'node:fs'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { configurationOf, type Configuration } from './configuration'

/** In the folder of `cdk.json`. The project has no such file, so `git pull` never touches it. */
const FILE = 'disconnects.json'

/** Names that CDK itself uses in its context. Its other names have a `:`, `@` or `/`. */
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
 * Reads `disconnects.json`, or the file that `-c configuration=` names, and CDK's context (`-c name=value`).
 * @returns what to deploy, or one line for each error
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
