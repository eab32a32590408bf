import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from './start-error'

type Environment = Readonly<Record<string, string | undefined>>

/** The options with a value. npm passes on the values alone, in the order in which they were typed. */
const VALUES = [
  { name: 'port', pattern: /^\d+$/, placeholder: 'PORT' },
  { name: 'endpoint', pattern: /^https?:/, placeholder: 'URL' },
  { name: 'forward-to', pattern: /^https?:/, placeholder: 'URL' },
  { name: 'data', pattern: /./, placeholder: 'DIR' },
] as const

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Whether a configuration file of npm sets this name, for some other program. */
const isSetting = (name: string, environment: Environment): boolean => {
  const project = environment['npm_config_local_prefix']
  const files = [
    ...(project === undefined ? [] : [join(project, '.npmrc')]),
    environment['npm_config_userconfig'] ?? '',
    environment['npm_config_globalconfig'] ?? '',
  ]
  return files.some(file => new RegExp(`^\\s*${name}\\s*(=|$)`, 'm').test(textOf(file)))
}

const quoted = (value: string): string =>
  /^[\w./:@-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`

/**
 * Without `--`, npm takes the options for settings of its own: `npm start --port 8802` would start the twin on its usual port.
 *
 * @param flags the options without a value
 * @throws StartError that says what to type
 */
export const refuseTaken = (
  flags: readonly string[],
  args: readonly string[],
  environment: Environment,
): void => {
  // With `--`, npm passes on everything after it.
  if (environment['npm_lifecycle_event'] !== 'start' || args.some(arg => arg.startsWith('-'))) return
  const left = [...args]
  const taken = (name: string): string | undefined => {
    const set = environment[`npm_config_${name.replaceAll('-', '_')}`]
    return set === undefined || set === '' || isSetting(name, environment) ? undefined : set
  }
  const options = VALUES.flatMap(({ name, pattern, placeholder }) => {
    const set = taken(name)
    if (set === undefined) return []
    if (set !== 'true') return [`--${name} ${quoted(set)}`]
    const at = left.findIndex(value => pattern.test(value))
    const [value = placeholder] = at < 0 ? [] : left.splice(at, 1)
    return [`--${name} ${quoted(value)}`]
  })
  const all = [...options, ...flags.filter(name => taken(name) === 'true').map(name => `--${name}`)]
  if (all.length > 0)
    throw new StartError(`npm took these options for itself. Type: npm start -- ${all.join(' ')}`)
}
