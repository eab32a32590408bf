import * as fc from 'fast-check'
import { type Credentials, isRightHeader } from '../../../lambda/callback/credentials'

const basic = ({ username, password }: Credentials, encoding: BufferEncoding = 'utf8'): string =>
  `Basic ${Buffer.from(`${username}:${password}`, encoding).toString('base64')}`

describe('white space at the ends', () => {
  const accepting = (username: string, password: string) => isRightHeader([{ username, password }])
  const clean = basic({ username: 'bandwidth', password: 'secret' })

  test.each([
    ['a line feed', '\n'],
    ['a Windows line ending', '\r\n'],
    ['a space', ' '],
    ['a tab', '\t'],
    ['a no-break space', '\u00a0'],
    ['a byte order mark', '\ufeff'],
    ['several', ' \u00a0\r\n\ufeff\t'],
  ])('of stored credentials is ignored: %s', (_, space) => {
    expect(accepting('bandwidth', `secret${space}`)(clean)).toBe(true)
    expect(accepting('bandwidth', `${space}secret`)(clean)).toBe(true)
    expect(accepting(`bandwidth${space}`, 'secret')(clean)).toBe(true)
    expect(accepting(`${space}bandwidth${space}`, `${space}secret${space}`)(clean)).toBe(true)
  })

  test.each(['\n', '\r\n', ' ', '\t', '\v', '\f', ' \t\r\n'])(
    'of presented credentials is ignored if it is ASCII: %j',
    space => {
      const isRight = accepting('bandwidth', 'secret')
      expect(isRight(basic({ username: 'bandwidth', password: `secret${space}` }))).toBe(true)
      expect(isRight(basic({ username: `${space}bandwidth${space}`, password: `${space}secret` }))).toBe(true)
      expect(
        accepting(
          'bandwidth',
          'secret\u00a0\n',
        )(basic({ username: 'bandwidth', password: `secret${space}` })),
      ).toBe(true)
    },
  )

  test('can be presented as it is stored', () => {
    const stored = { username: ' bandwidth\u00a0', password: '\ufeffsecret \u00a0\n' }
    expect(isRightHeader([stored])(basic(stored))).toBe(true)
    const latin1 = { username: 'bandwidth', password: 'größe\u00a0' }
    expect(isRightHeader([latin1])(basic(latin1, 'latin1'))).toBe(true)
  })

  test('does not include bytes that are part of a letter in another encoding', () => {
    const stored = accepting('bandwidth', 'secretÃ')
    expect(stored(basic({ username: 'bandwidth', password: 'secretà' }))).toBe(false)
  })
})

test.each([
  ['pass word', 'password'],
  ['pass word', 'pass  word'],
  ['pass word', 'pass\tword'],
  ['password', 'pass word'],
  ['pass\nword', 'password'],
  ['pass : word', 'pass: word'],
])('white space inside counts: %j is not %j', (password, presented) => {
  const isRight = isRightHeader([{ username: 'bandwidth', password }])
  expect(isRight(basic({ username: 'bandwidth', password }))).toBe(true)
  expect(isRight(basic({ username: 'bandwidth', password: presented }))).toBe(false)
})

/** Without white space at its ends. */
const word = fc
  .string({ unit: 'binary', minLength: 1 })
  .filter(text => text.trim() !== '' && text.isWellFormed())
  .map(text => text.trim())

const pair = fc.record({ username: word.filter(text => !text.includes(':')), password: word })

const space = (...units: readonly string[]) =>
  fc.array(fc.constantFrom('', ...units), { maxLength: 3 }).map(parts => parts.join(''))
const ASCII_SPACE = [' ', '\t', '\n', '\r\n', '\v', '\f']

/** White space for both ends of the username and the password. */
const around = (...units: readonly string[]) =>
  fc
    .tuple(space(...units), space(...units), space(...units), space(...units))
    .map(([a, b, c, d]) => ({ username, password }: Credentials): Credentials => ({
      username: `${a}${username}${b}`,
      password: `${c}${password}${d}`,
    }))

const aroundStored = around(...ASCII_SPACE, '\u00a0', '\ufeff', '\u2003')
const aroundPresented = around(...ASCII_SPACE)

const encoding = fc.constantFrom<BufferEncoding>('utf8', 'latin1')

/** UTF-8 where ISO 8859-1 lacks a letter. */
const encodingOf = ({ username, password }: Credentials, wanted: BufferEncoding): BufferEncoding =>
  // eslint-disable-next-line no-control-regex -- every character of ISO 8859-1
  /^[\u0000-\u00ff]*$/.test(username + password) ? wanted : 'utf8'

test('any white space around stored credentials, and ASCII white space around presented ones, is ignored', () => {
  fc.assert(
    fc.property(pair, aroundStored, aroundPresented, encoding, (right, storedAs, presentedAs, wanted) => {
      const isRight = isRightHeader([storedAs(right)])
      expect(isRight(basic(presentedAs(right), encodingOf(right, wanted)))).toBe(true)
      expect(isRight(basic(storedAs(right), encodingOf(storedAs(right), wanted)))).toBe(true)
    }),
  )
})

test('a change between the ends is unauthorized, with any white space around', () => {
  const change = fc.record({
    of: fc.constantFrom('username' as const, 'password' as const),
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    how: fc.oneof(
      fc.constant((before: string, behind: string) => `${before} ${behind}`),
      fc.constant((before: string, behind: string) => `${before}x${behind}`),
      fc.constant((before: string, behind: string) => `${before}${behind.slice(1)}`),
    ),
  })
  fc.assert(
    fc.property(
      pair,
      change,
      aroundStored,
      aroundPresented,
      (right, { of, at, how }, storedAs, presentedAs) => {
        const units = Array.from(right[of])
        fc.pre(units.length > 1)
        const cut = 1 + Math.floor(at * (units.length - 1))
        const changed = how(units.slice(0, cut).join(''), units.slice(cut).join(''))
        fc.pre(changed.isWellFormed() && changed !== right[of])
        expect(isRightHeader([storedAs(right)])(basic(presentedAs({ ...right, [of]: changed })))).toBe(false)
      },
    ),
  )
})
