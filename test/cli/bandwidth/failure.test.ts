import { bandwidthFailure } from '../../../cli/bandwidth/failure'
import { CommandFailed } from '../../../cli/errors'
import type { BandwidthFailure } from '../../../lambda/reconciliation/call-list'

const failed = (_tag: BandwidthFailure['_tag'], what: string, happened: string): string => {
  const error = bandwidthFailure({ _tag, what, happened, cause: new Error('body with +15555550100') })
  expect(error).toBeInstanceOf(CommandFailed)
  expect(error.message).not.toContain('+1555')
  return error.message
}

test('each failure of Bandwidth says what happened, and what to do', () => {
  expect([
    failed('BandwidthRefused', 'a token', 'answered 401'),
    failed('BandwidthRefused', 'the list of calls', 'answered 403'),
    failed('BandwidthNotFound', 'a token', 'answered 404'),
    failed('BandwidthNotFound', 'the applications', 'answered 404'),
    failed('BandwidthUnavailable', 'the list of calls', 'answered 503'),
    failed('BandwidthUnexpected', 'the list of calls', 'answered no JSON'),
  ]).toStrictEqual([
    'Bandwidth does not accept the client id and secret (it answered 401): check BW_CLIENT_ID and BW_CLIENT_SECRET',
    'Bandwidth does not give the list of calls to these credentials (it answered 403): check that BW_ACCOUNT_ID is their account, and their roles (HttpVoice for calls, HTTP Application Management for applications)',
    'Bandwidth was asked for a token, and does not know the URL (it answered 404): check BW_TOKEN_URL',
    'Bandwidth was asked for the applications, and does not know it (it answered 404): check the id, and BW_ACCOUNT_ID',
    'Bandwidth was asked for the list of calls, and answered 503: check the network, or try again later',
    'Bandwidth was asked for the list of calls, and answered no JSON, which this version does not expect: check the BW_…_URL variables, or look for a newer version',
  ])
})

test('a failure is one line of visible characters', () => {
  expect(failed('BandwidthUnavailable', 'a\u001b[31m\nb', 'answered 503')).toContain(
    'asked for a\ufffd[31m\ufffdb,',
  )
})
