import { Logger } from '@aws-lambda-powertools/logger'
import { lineLogger } from '../../../lambda/log/line-logger'

const linesOf = (log: (logger: Pick<ReturnType<typeof lineLogger>, 'info' | 'warn' | 'error'>) => void) => {
  const lines: string[] = []
  log(
    lineLogger('Calls/Disconnects', line => {
      lines.push(line)
    }),
  )
  return lines
}

test('each line is one JSON object with its level, message, service and fields', () => {
  const lines = linesOf(({ info, warn, error }) => {
    info('one', { run: 'hourly' })
    warn('two', {})
    error('three\nlines', { cause: 'a "quote"' })
  })
  expect(lines.every(line => line.endsWith('\n') && line.indexOf('\n') === line.length - 1)).toBe(true)
  expect(lines.map(line => JSON.parse(line) as unknown)).toMatchObject([
    { level: 'INFO', message: 'one', service: 'Calls/Disconnects', run: 'hourly' },
    { level: 'WARN', message: 'two' },
    { level: 'ERROR', message: 'three\nlines', cause: 'a "quote"' },
  ])
})

test('the members that every line has are those of the logger that the other functions use', () => {
  const written: string[] = []
  const spy = jest.spyOn(console, 'info').mockImplementation((line: unknown) => {
    written.push(String(line))
  })
  process.env['POWERTOOLS_DEV'] = 'true'
  try {
    new Logger({ serviceName: 'Calls/Disconnects' }).info('one', { run: 'hourly' })
  } finally {
    delete process.env['POWERTOOLS_DEV']
    spy.mockRestore()
  }
  const theirs = JSON.parse(written.join('')) as Record<string, unknown>
  const ours = JSON.parse(
    linesOf(({ info }) => {
      info('one', { run: 'hourly' })
    }).join(''),
  ) as Record<string, unknown>
  expect({ ...ours, timestamp: theirs['timestamp'] }).toStrictEqual(
    Object.fromEntries(Object.entries(theirs).filter(([name]) => name in ours)),
  )
})
