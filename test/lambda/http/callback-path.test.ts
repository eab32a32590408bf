import { keyInPath, maskedPath, misplacedKey } from '../../../lambda/http/callback-path'

describe('the callback path is recognized in every spelling', () => {
  test.each([
    '/callbacks/disconnect',
    '/callbacks/disconnect/',
    '/callbacks/disconnect//',
    '//callbacks//disconnect',
    '/Callbacks/Disconnect',
    '/CALLBACKS/DISCONNECT/',
    '/callbacks/disconnect%20',
    '/callbacks/disconnect ',
    '/callbacks/disconnect%20/',
    '/prod/callbacks/disconnect',
    '/$default/callbacks/disconnect',
    '//prod//callbacks/disconnect/',
    '/voice/v1/callbacks/disconnect',
    '/callbacks%2Fdisconnect',
    '/callbacks/disconnect%0A',
    '/callbacks/disconnect%C2%A0',
  ])('%s', path => {
    expect(keyInPath(path)).toBe('')
  })
})

describe('the rest of the path is the key, as it was sent', () => {
  test.each([
    ['/callbacks/disconnect/KEY', 'KEY'],
    ['/callbacks/disconnect/KEY/', 'KEY/'],
    ['/callbacks/disconnect//KEY', 'KEY'],
    ['/Callbacks/DISCONNECT/Key', 'Key'],
    ['/callbacks/disconnect%20/KEY', 'KEY'],
    ['/prod/callbacks/disconnect/KEY', 'KEY'],
    ['/callbacks/disconnect/a/b//c', 'a/b//c'],
    ['/callbacks/disconnect/a%2Fb', 'a%2Fb'],
    ['/one/two/callbacks/disconnect/KEY', 'KEY'],
    ['/callbacks/disconnect%2FKEY', 'KEY'],
    ['/callbacks/disconnect/line\nfeed', 'line\nfeed'],
  ])('%s', (path, key) => {
    expect(keyInPath(path)).toBe(key)
  })
})

describe('any other path is not the callback path', () => {
  test.each([
    '',
    '/',
    '/callbacks',
    '/callbacks/disconnected',
    '/callbacksdisconnect',
    '/callback/disconnect',
    '/disconnects',
    '/disconnects/callbacks',
    '/one/two/callbacks',
    '/mycallbacks/disconnect',
    '/callbacks/other/disconnect',
    '/wp-login.php',
  ])('%j', path => {
    expect(keyInPath(path)).toBeUndefined()
  })
})

test('a path of any length is decoded quickly', () => {
  const start = performance.now()
  for (const part of [
    '/',
    'a',
    '/a',
    'a/',
    '%20',
    ' ',
    '%',
    '/callbacks',
    '/callbacks/disconnect',
    '/callbacks/disconnect ',
  ])
    keyInPath(part.repeat(10_240 / part.length) + '\0')
  expect(performance.now() - start).toBeLessThan(200)
})

test.each([
  ['/callback/disconnect/c-4711', '/*/disconnect/*'],
  ['/Callbacks/secret', '/Callbacks/*'],
  ['/disconnects/', '/disconnects/'],
  ['/+15555550100', '/*'],
  ['//x//', '//*//'],
])('in a log, a segment that is none of ours is a star: %s is %s', (path, masked) => {
  expect(maskedPath(path)).toBe(masked)
})

test.each([
  ['/callback/disconnect/0123456789abcdef', '0123456789abcdef'],
  ['/callbacks/0123456789abcdef', '0123456789abcdef'],
  ['/callbacks/0123456789abcdef/disconnect', '0123456789abcdef'],
  ['/bandwidth-callbacks-prod/disconnects/0123456789abcdef', '0123456789abcdef'],
  ['/callbacks/short', undefined],
  ['/wp-content/0123456789abcdef', undefined],
  ['/', undefined],
])(
  'only a segment as long as a key, in a path with a known segment, may be a misplaced key: %s',
  (path, key) => {
    expect(misplacedKey(path)).toBe(key)
  },
)
