import type { Command } from 'commander'

export type Format = 'text' | 'json' | 'ndjson' | 'csv'

export type FormatFlags = Readonly<Partial<Record<Exclude<Format, 'text'>, boolean>>>

export const addFormatFlags = (command: Command): Command => {
  const formats = {
    json: 'one JSON document',
    ndjson: 'a line of JSON for each record',
    csv: 'CSV (RFC 4180)',
  }
  command.optionsGroup('Output:')
  const names = Object.keys(formats)
  for (const [name, meaning] of Object.entries(formats))
    command.addOption(
      command.createOption(`--${name}`, meaning).conflicts(names.filter(other => other !== name)),
    )
  return command
}

/** Text is for people; whatever reads a pipe or a file gets whole records. */
export const formatOf = ({ json, ndjson, csv }: FormatFlags, isTerminal: boolean): Format => {
  if (json === true) return 'json'
  if (ndjson === true) return 'ndjson'
  if (csv === true) return 'csv'
  return isTerminal ? 'text' : 'ndjson'
}
