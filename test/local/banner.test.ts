import { banner } from '../../local/banner'
import { TWIN_CREDENTIALS } from '../../lambda/deployment/twin'

const twin = {
  url: 'http://127.0.0.1:8787',
  consoleUrl: 'http://127.0.0.1:8787/#token=t0ken',
  databaseAnswered: true,
}

const bannerWith = (
  credentials: { readonly username: string; readonly password: string },
  url = twin.url,
): string => banner({ ...twin, url }, { help: false, demo: false, port: 8787, credentials })

test('the URL with the key comes first, then that for Basic authentication; the default password is shown', () => {
  const text = bannerWith(TWIN_CREDENTIALS)
  expect(text).toMatch(
    /\n {2}Callback URL {3}http:\/\/127\.0\.0\.1:8787\/callbacks\/disconnect\/local-only\n {2}or by Basic {4}http:\/\/127\.0\.0\.1:8787\/callbacks\/disconnect\n {17}bandwidth:local-only\n/,
  )
  expect(text).toMatch(/ {2}curl -i -H [^\n]*\n[^\n]*\n {4}http:\S+\/callbacks\/disconnect\/local-only\n/)
  expect(text).not.toContain(' -u ')
})

test('the banner does not print a password from the environment, but says how to get the URL with the key', () => {
  const text = bannerWith({ username: 'me', password: 'my:öwn' })
  expect(text).toMatch(/\n {2}Callback URL {3}http:\S+\/callbacks\/disconnect\/KEY\n/)
  expect(text).toMatch(
    / KEY is the percent-encoded password in CALLBACK_PASSWORD\.\n.*\n +node cli\/disconnects.mjs url\n/,
  )
  expect(text).toContain('/callbacks/disconnect\n                 "me:$CALLBACK_PASSWORD"\n')
  expect(text).toContain('    "$(node cli/disconnects.mjs url)"\n')
  expect(text).not.toMatch(/my:|öwn|%C3/)
})

test.each([
  ['', 'right'],
  ['bandwidth', ' '],
])('blank credentials refuse every callback, and the banner says so: %j and %j', (username, password) => {
  expect(bannerWith({ username, password })).toMatch(
    /Callback URL .*blank credentials: every callback will be refused/,
  )
})

test('the commands work with the port of the twin', () => {
  const chosen = { username: 'me', password: 'mine' }
  const commands = (url: string) => bannerWith(chosen, url).match(/node cli\/disconnects.mjs [^)\n]+/g)
  expect(commands('http://127.0.0.1:8787')).toStrictEqual(
    ['url', 'url', 'list'].map(name => `node cli/disconnects.mjs ${name}`),
  )
  expect(commands('http://127.0.0.1:8802')).toStrictEqual(
    ['url', 'url', 'list'].map(name => `node cli/disconnects.mjs ${name} --local http://127.0.0.1:8802`),
  )
})
