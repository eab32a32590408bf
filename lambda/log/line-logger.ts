type Write = (message: string, fields: Readonly<Record<string, unknown>>) => void

export type LineLogger = { readonly info: Write; readonly warn: Write; readonly error: Write }

/**
 * Writes lines of the same form as Powertools' logger, which all other functions use. That one would be a quarter of the bundle of a
 * function that writes one line a run.
 */
export const lineLogger = (
  service: string,
  write: (line: string) => void = line => {
    process.stdout.write(line)
  },
): LineLogger => {
  const at =
    (level: string): Write =>
    (message, fields) => {
      const timestamp = new Date().toISOString()
      write(`${JSON.stringify({ level, message, timestamp, service, ...fields })}\n`)
    }
  return { info: at('INFO'), warn: at('WARN'), error: at('ERROR') }
}
