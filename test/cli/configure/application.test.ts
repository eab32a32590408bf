import * as E from 'fp-ts/Either'
import { isVoice, readApplication, readApplications } from '../../../cli/configure/application'

const response = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><ApplicationProvisioningResponse>${content}</ApplicationProvisioningResponse>`

const VOICE = `<Application>
  <ApplicationId>93de2206</ApplicationId><ServiceType>Voice-V2</ServiceType><AppName>Support &amp; sales</AppName>
  <CallInitiatedCallbackUrl>https://a.example.com</CallInitiatedCallbackUrl><CallInitiatedMethod>POST</CallInitiatedMethod>
  <CallStatusCallbackUrl>https://b.example.com</CallStatusCallbackUrl><CallStatusMethod>GET</CallStatusMethod>
  <CallbackCreds><UserId>u</UserId><Password>hidden</Password></CallbackCreds><CallbackTimeout>20</CallbackTimeout>
  <New><Thing>1</Thing><Thing>2</Thing></New></Application>`

test('an application is read with whatever is new in it, and never with a password', () => {
  const read = readApplication(response(VOICE))
  expect(read).toStrictEqual(
    E.right({
      id: '93de2206',
      name: 'Support & sales',
      serviceType: 'Voice-V2',
      statusUrl: 'https://b.example.com',
      statusMethod: 'GET',
      timeoutSeconds: 20,
      user: 'u',
      elements: {
        ApplicationId: '93de2206',
        ServiceType: 'Voice-V2',
        AppName: 'Support & sales',
        CallInitiatedCallbackUrl: 'https://a.example.com',
        CallInitiatedMethod: 'POST',
        CallStatusCallbackUrl: 'https://b.example.com',
        CallStatusMethod: 'GET',
        CallbackCreds: { UserId: 'u' },
        CallbackTimeout: '20',
        New: { Thing: ['1', '2'] },
      },
    }),
  )
})

test.each([
  ['none', '<ApplicationList/>', 0],
  ['one', `<ApplicationList>${VOICE}</ApplicationList>`, 1],
  ['several', `<ApplicationList>${VOICE}${VOICE}</ApplicationList>`, 2],
])('a list of %s is read', (_, content, count) => {
  const read = readApplications(response(content))
  expect(E.isRight(read) && read.right.length).toBe(count)
})

test('elements that are empty or of another kind are not given', () => {
  const read = readApplication(
    response(
      '<Application><ApplicationId>1</ApplicationId><AppName><Deep>x</Deep></AppName><CallStatusCallbackUrl/><CallbackTimeout>soon</CallbackTimeout><CallbackCreds/></Application>',
    ),
  )
  expect(read).toMatchObject(E.right({ id: '1', name: '', serviceType: '' }))
  expect(E.isRight(read) && Object.keys(read.right)).toStrictEqual(['id', 'name', 'serviceType', 'elements'])
})

test.each([
  ['<html>', 'no XML'],
  ['<html></html>', 'no list of applications'],
  [response('<ApplicationList><Application/></ApplicationList>'), 'an application without an id'],
  [response(''), 'no application'],
  [
    response(
      '<ResponseStatus><ErrorCode>12001</ErrorCode><Description>hidden</Description></ResponseStatus>',
    ),
    'error 12001',
  ],
  [
    response('<ErrorList><Error><Code>13</Code><Description>hidden</Description></Error></ErrorList>'),
    'error 13',
  ],
])('what is no application is named, without what it says: %s', (text, answered) => {
  expect(readApplication(text)).toStrictEqual(E.left(answered))
})

test('only voice applications have calls', () => {
  const kinds = ['Voice-V2', 'voice-v3', 'Messaging-V2', '', 'Voicemail']
  expect(kinds.map(serviceType => isVoice({ serviceType }))).toStrictEqual([true, true, false, false, false])
})
