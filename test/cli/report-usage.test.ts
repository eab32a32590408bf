import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runHere } from '../support/cli/in-process'
import { runCli } from '../support/cli/run'
import { withReportedCalls } from '../support/report/reported-calls'
import { startTestTwin } from '../support/twin/twin'

const { running, report } = withReportedCalls()

test('all that is wrong is said at once, in the words of the flags and without the values', async () => {
  const flags = [
    ...['--since', 'yesterdy', '--by', 'colour', '--top', '0', '--sort', 'best', '--compare', 'never'],
    ...['--short', 'long', '--min-talk-ms', 'x', '--html', '/nowhere/report.html'],
  ]
  const { code, stdout, stderr } = await report(flags)
  expect([code, stdout]).toStrictEqual([2, ''])
  const names = ['--since', '--by', '--top', '--sort', '--compare', '--short', '--min-talk-ms', '--html']
  const lines = stderr.trimEnd().split('\n')
  expect(lines.map(line => line.split(':')[0]).sort()).toStrictEqual(names.sort())
  for (const line of lines) expect(line).toMatch(/^--[a-z-]+: expected /)
  expect(stderr).not.toMatch(/colour|yesterdy|nowhere/)
})

test('what no disconnect can tell is refused with the reason', async () => {
  expect((await report(['--sort', 'pdd'])).stderr).toContain('Bandwidth does not say when the phone rang')
  expect((await report(['--by', 'hung-up-by'])).stderr).toContain('the cause of both sides is hangup')
})

test.each([
  ['another format', ['--format', 'ndjson']],
  ['two formats', ['--json', '--csv']],
  ['an order of records', ['--order', 'oldest']],
  ['a flag that is given twice', ['--top', '3', '--top', '4']],
  ['four names', ['--by', 'hour,cause', '--by', 'tag,from']],
  ['a range without length', ['--since', '2026-03-04', '--until', '2026-03-04']],
])('it is an error to ask for %s', async (_, flags) => {
  expect(await report(flags)).toMatchObject({ code: 2, stdout: '' })
})

test('a report without calls says what would fit', async () => {
  expect((await report(['--tag', 'no such tag'])).stdout).toMatch(
    /\nonly calls of --tag 'no such tag'\n\nNo calls\.\nThere are calls in this time, but at no time any of --tag/,
  )
  const earlier = ['--since', '2025-01-01', '--until', '2025-02-01']
  const { code, stdout } = await report(earlier)
  expect(code).toBe(0)
  expect(stdout).toMatch(/\nThe newest one ended Thu 2026-03-05 10:00: --since 2026-03-05 --until now\n$/)
  expect((await report([...earlier, '--cause', 'busy'])).stdout).toContain('ended Wed 2026-03-04 10:01: ')
  expect((await report([...earlier, '--cause', 'timeout'])).stdout).toContain(
    'at no time any call of --cause timeout',
  )
  expect((await report([...earlier, '--json'])).stdout).toContain('"groups":[],"total":{"calls":0,')
})

test('where nothing is stored yet, it says how to begin', async () => {
  const twin = await startTestTwin()
  const { stdout } = await runHere(['report', '--local', twin.url])
  await twin.close()
  expect(stdout).toContain('disconnects url prints the callback URL')
})

test('where the zone of the machine has no name, JSON says that it is UTC', async () => {
  const args = ['report', '--local', running.twin.url, '--since', '1h', '--json']
  const { stdout } = await runCli(args, { TZ: 'No/Zone' })
  expect(stdout).toContain('"timeZone":"UTC",')
})

test('--cost prints the read units on stderr', async () => {
  expect((await report(['--cost'])).stderr).toMatch(/^read units: \d+(\.\d+)?\n$/)
})

describe('--html', () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-'))
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  test('writes a whole file, says where it is, and prints nothing else unless it is asked for', async () => {
    const file = join(folder, 'report.html')
    expect(await report(['--by', 'day', '--html', file])).toStrictEqual({
      code: 0,
      stdout: '',
      stderr: `written: ${file}\n`,
    })
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>[^]*<\/html>\n$/)
    expect(readdirSync(folder)).toStrictEqual(['report.html'])
    expect((await report(['--html', file, '--json'])).stdout).toMatch(/^\{/)
  })

  test('what is written through a link is in the file that it leads to', async () => {
    const [file, link] = [join(folder, 'linked.html'), join(folder, 'link.html')]
    writeFileSync(file, 'before')
    symlinkSync(file, link)
    expect(await report(['--html', link])).toMatchObject({
      code: 0,
      stderr: `written: ${realpathSync(file)}\n`,
    })
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>/)
    expect(readlinkSync(link)).toBe(file)
  })

  test('a file that cannot be written is refused before calls are read', async () => {
    const device = join(folder, 'device.html')
    symlinkSync('/dev/null', device)
    for (const file of [folder, join(folder, 'nowhere', 'report.html'), '', '-', device])
      expect(await report(['--html', file])).toMatchObject({
        code: 2,
        stderr: '--html: expected the name of a file in a folder that you can write to\n',
      })
  })
})
