import { banner } from '../../../local/banner'
import { readOptions } from '../../../local/options'

const read = (args: readonly string[], environment = {}) => readOptions(args, environment)

test('--forward-to takes a URL, and its credentials from the environment', () => {
  const args = ['--forward-to', 'http://127.0.0.1:3000/status?key=1']
  expect(read(args).forwardTo).toStrictEqual({ url: new URL('http://127.0.0.1:3000/status?key=1') })
  expect(read(args, { FORWARD_USERNAME: 'app', FORWARD_PASSWORD: 'other' }).forwardTo).toMatchObject({
    credentials: { username: 'app', password: 'other' },
  })
  expect(read([]).forwardTo).toBeUndefined()
})

test.each<readonly [string, readonly string[], object]>([
  ['no URL', ['--forward-to', 'handler'], {}],
  ['another scheme', ['--forward-to', 'ftp://example.com'], {}],
  ['credentials in the URL', ['--forward-to', 'https://user:secret@example.com'], {}],
  ['a user name alone', ['--forward-to', 'https://example.com'], { FORWARD_USERNAME: 'app' }],
  ['another database', ['--forward-to', 'https://example.com', '--endpoint', 'http://127.0.0.1:8000'], {}],
])('--forward-to with %s is refused, and the message does not repeat it', (_, args, environment) => {
  expect(() => read(args, environment)).toThrow(/FORWARD_USERNAME|--forward-to/)
  expect(() => read(args, environment)).not.toThrow(/secret|handler/)
})

test('the banner says where callbacks are forwarded to, without what may be secret in the URL', () => {
  const twin = { url: 'http://127.0.0.1:8787', consoleUrl: '', databaseAnswered: true }
  const text = banner(twin, read(['--forward-to', 'https://app.example.com/secret/status?key=secret']))
  expect(text).toContain('Forwarded to   https://app.example.com\n')
  expect(text).not.toContain('secret')
  expect(banner(twin, read([]))).not.toContain('Forwarded')
})
