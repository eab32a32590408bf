import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Application } from '../../../cli/configure/application'
import { readState, saveState } from '../../../cli/configure/state-file'
import { CommandFailed, UsageError } from '../../../cli/errors'

const APPLICATION: Application = {
  id: '93de2206',
  name: 'Support line',
  serviceType: 'Voice-V2',
  statusUrl: 'https://acme.example.com/status',
  elements: {
    ApplicationId: '93de2206',
    CallStatusCallbackUrl: 'https://acme.example.com/status',
    CallbackCreds: { UserId: 'acme' },
    New: { Thing: ['1', '2'] },
  },
}
const NOW = new Date('2026-11-26T14:52:07.120Z')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'state-'))
})
afterEach(() => {
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true })
})

test('a saved state has all that Bandwidth gave, and only its owner may read it', () => {
  const name = saveState(folder, '9900000', APPLICATION, NOW)
  expect(name).toBe('disconnects-93de2206-2026-11-26T14-52-07-120Z.json')
  expect(readdirSync(folder)).toStrictEqual([name])
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  expect(JSON.parse(readFileSync(join(folder, name), 'utf8'))).toStrictEqual({
    version: 1,
    savedAt: '2026-11-26T14:52:07.120Z',
    accountId: '9900000',
    applicationId: '93de2206',
    elements: APPLICATION.elements,
    note: expect.stringContaining('Bandwidth does not give back the password of CallbackCreds') as string,
  })
  expect(readState(join(folder, name))).toStrictEqual({
    savedAt: '2026-11-26T14:52:07.120Z',
    accountId: '9900000',
    applicationId: '93de2206',
    statusUrl: 'https://acme.example.com/status',
  })
})

test('a state that cannot be saved says so, and leaves no half of a file', () => {
  const nowhere = join(folder, 'missing')
  expect(() => saveState(nowhere, '9900000', APPLICATION, NOW)).toThrow(CommandFailed)
  expect(() => saveState(nowhere, '9900000', APPLICATION, NOW)).toThrow(
    /cannot be saved in .*missing \(ENOENT\), so nothing was changed at Bandwidth: run this in a folder/,
  )
  expect(readdirSync(folder)).toStrictEqual([])
})

test.each([
  ['half a file', '{"version":1,"sav'],
  ['another kind of file', '{}'],
  [
    'a file of a later version',
    JSON.stringify({ version: 2, savedAt: '', accountId: '', applicationId: '', elements: {}, note: '' }),
  ],
])('%s is no saved state', (_, text) => {
  const file = join(folder, 'x.json')
  writeFileSync(file, text)
  expect(() => readState(file)).toThrow(UsageError)
  expect(() => readState(file)).toThrow('--restore: expected a file that disconnects configure has saved')
})

const SAVED = {
  version: 1,
  savedAt: '2026-11-26T14:52:07.120Z',
  accountId: '9900000',
  applicationId: '93de2206',
  elements: { CallStatusCallbackUrl: 'https://acme.example.com/status', CallStatusMethod: 'GET' },
  note: '',
}

const withElements = (elements: object): object => ({ ...SAVED, elements })

test.each<[string, object]>([
  ['a time that is none', { ...SAVED, savedAt: 'now \u001b[31m' }],
  ['an account that is no number', { ...SAVED, accountId: '9900000\u001b[31m' }],
  ['an application id that is none', { ...SAVED, applicationId: '../9900000' }],
  ['no application id', { ...SAVED, applicationId: '' }],
  ['a status URL that is no text', withElements({ CallStatusCallbackUrl: { a: 'b' } })],
  ['a control character', withElements({ CallStatusCallbackUrl: 'https://acme.example.com/\u0001' })],
  ['the word by which Bandwidth removes a URL', withElements({ CallStatusCallbackUrl: 'remove' })],
  ['a method that is none', withElements({ CallStatusMethod: 'GET\u001b[31m' })],
])('an edited file with %s is refused, so that nothing else is restored', (_, edited) => {
  const file = join(folder, 'x.json')
  writeFileSync(file, JSON.stringify(SAVED))
  expect(readState(file)).toMatchObject({ statusUrl: 'https://acme.example.com/status', statusMethod: 'GET' })
  writeFileSync(file, JSON.stringify(edited))
  expect(() => readState(file)).toThrow('--restore: expected a file that disconnects configure has saved')
})

test('a file that is not there is named by its reason', () => {
  expect(() => readState(join(folder, 'none.json'))).toThrow('--restore: the file cannot be read (ENOENT)')
})
