import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openBrowser, openerOf } from '../../../cli/console/open-browser'
import { eventually } from '../../support/eventually'

const URL_WITH_TOKEN = 'http://127.0.0.1:8788/#token=s3cret'

test('other users of the machine do not see the token: the browser gets a file that only its owner reads', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'opener-'))
  const program = join(folder, 'opener.mjs')
  writeFileSync(
    program,
    `import { writeFileSync } from 'node:fs'\nwriteFileSync(${JSON.stringify(join(folder, 'argument'))}, process.argv[2])\n`,
  )
  const remove = openBrowser(URL_WITH_TOKEN, {}, [process.execPath, program])
  const argument = await eventually(() =>
    Promise.resolve(
      readdirSync(folder).includes('argument')
        ? readFileSync(join(folder, 'argument'), 'utf8') || undefined
        : undefined,
    ),
  )
  expect(argument).toMatch(/^file:/)
  expect(argument).not.toContain('s3cret')
  const file = fileURLToPath(argument)
  expect(readFileSync(file, 'utf8')).toContain(`content="0; url=${URL_WITH_TOKEN}"`)
  expect(statSync(file).mode & 0o077).toBe(0)
  expect(statSync(dirname(file)).mode & 0o077).toBe(0)
  remove()
  expect(existsSync(dirname(file))).toBe(false)
})

test('a program that opens nothing does no harm', () => {
  expect(() => {
    openBrowser(URL_WITH_TOKEN, {}, ['no-such-program-here'])()
  }).not.toThrow()
})

test.each([
  ['darwin', {}, 'open'],
  ['win32', {}, 'rundll32'],
  ['linux', { DISPLAY: ':0' }, 'xdg-open'],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 'xdg-open'],
  ['linux', {}, undefined],
  ['linux', { DISPLAY: ':10', SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22' }, undefined],
] as const)('on %s with %j the browser is opened by %s', (platform, environment, program) => {
  expect(openerOf(platform, environment)?.[0]).toBe(program)
})
