import { commandText, curlText, linkText, timesFor } from '../../web/copy'
import { isRelative } from '../../web/range'
import type { Timestamp } from '../../lambda/disconnect/timestamp'

const RANGE = {
  since: '2026-11-18T18:45:00.000Z' as Timestamp,
  until: '2026-11-18T19:45:00.000Z' as Timestamp,
}
const STACK = { command: 'disconnects', flags: ['--stack', 'BandwidthDisconnects'] }

test('a command has the flags of its place, and what a shell would interpret is quoted', () => {
  expect(
    commandText(
      STACK,
      ['list'],
      [
        ['cause', '!hangup'],
        ['tag', `it's $HOME`],
        ['minTalkMs', '2m'],
        ['number', '+15555550100'],
      ],
    ),
  ).toBe(
    `disconnects list --stack BandwidthDisconnects --cause '!hangup' --tag 'it'\\''s $HOME' --min-talk-ms 2m --number +15555550100`,
  )
})

test('a value that begins like a flag is no flag', () => {
  expect(commandText(STACK, ['list'], [['tag', '--all']])).toContain('--tag=--all')
})

test('an id that begins like a flag is no flag', () => {
  expect(commandText(STACK, ['get', '--endpoint=http://a.example'], [], ['--format', 'json'])).toBe(
    'disconnects get --stack BandwidthDisconnects --format json -- --endpoint=http://a.example',
  )
})

test('a request to a stack is signed, and one to the twin is not', () => {
  expect(curlText({ apiUrl: 'http://127.0.0.1:8787' }, '/disconnects', [['number', '+1555']])).toBe(
    `curl 'http://127.0.0.1:8787/disconnects?number=%2B1555'`,
  )
  expect(curlText({ apiUrl: 'https://a.example', signedFor: 'us-east-1' }, '/disconnects')).toBe(
    `curl --aws-sigv4 aws:amz:us-east-1:execute-api --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" -H "x-amz-security-token: $AWS_SESSION_TOKEN" 'https://a.example/disconnects'`,
  )
  expect(curlText({ apiUrl: 'https://a.example' }, "/disconnects/c-'1'")).toBe(
    `curl 'https://a.example/disconnects/c-%271%27'`,
  )
  expect(curlText({}, '/disconnects')).toBeUndefined()
})

test('a link has absolute times, whatever was typed', () => {
  expect(linkText('http://127.0.0.1:1', '/calls', new URLSearchParams('since=24h&cause=busy'), RANGE)).toBe(
    'http://127.0.0.1:1/calls?since=2026-11-18T18%3A45%3A00.000Z&cause=busy&until=2026-11-18T19%3A45%3A00.000Z',
  )
})

test('a command keeps a time ago, and any other time is one that means the same in each zone', () => {
  const timesOf = (query: string) => timesFor(new URLSearchParams(query), '24h', RANGE, isRelative)
  expect(timesOf('')).toStrictEqual([['since', '24h']])
  expect(timesOf('since=13:45&until=14:45')).toStrictEqual([
    ['since', RANGE.since],
    ['until', RANGE.until],
  ])
})
