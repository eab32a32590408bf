import type { Application } from '../../../cli/configure/application'
import { destinationOf, type ThisStack } from '../../../cli/configure/destination'
import { warningsOf } from '../../../cli/configure/warnings'

const URL_HERE = 'https://calls.example.com/callbacks/disconnect'
const WITH_KEY = `${URL_HERE}/CurrentHiddenKey42`
const STACK: ThisStack = {
  name: 'Disconnects',
  url: new URL(URL_HERE),
  hosts: ['calls.example.com'],
  current: {
    username: 'bandwidth',
    password: 'CurrentHiddenKey42',
    also: [{ username: 'acme', password: 'hidden' }],
  },
  previous: [{ username: 'before', password: 'FormerHiddenKey42' }],
}

const warned = (rest: Partial<Application>, stack: ThisStack | undefined = STACK): readonly string[] => {
  const application: Application = { id: 'a', name: 'A', serviceType: 'Voice-V2', elements: {}, ...rest }
  return warningsOf(application, destinationOf(application.statusUrl, stack), stack).map(({ means }) => means)
}

test.each<[string, Partial<Application>]>([
  ['with the key', { statusUrl: WITH_KEY }],
  ['with what Bandwidth uses by default', { statusUrl: WITH_KEY, statusMethod: 'post', timeoutSeconds: 25 }],
  ['with the user of the secret', { statusUrl: URL_HERE, user: 'bandwidth' }],
  ['with the user before a rotation', { statusUrl: URL_HERE, user: 'before' }],
  ['with a further user', { statusUrl: URL_HERE, user: 'acme' }],
  ['to a server of its own', { statusUrl: 'https://acme.example.com/status', statusMethod: 'PUT' }],
])('an application that sends its callbacks %s needs no warning', (_, rest) => {
  expect(warned(rest)).toStrictEqual([])
})

test.each<[string, Partial<Application>, RegExp]>([
  ['nowhere', {}, /send no disconnect callback/],
  ['with a former key', { statusUrl: `${URL_HERE}/FormerHiddenKey42` }, /before the last rotation/],
  ['with an unknown key', { statusUrl: `${URL_HERE}/Unknown` }, /not that of the secret/],
  ['with neither key nor user', { statusUrl: URL_HERE }, /neither a key nor a user/],
  ['with an unknown user', { statusUrl: URL_HERE, user: 'else' }, /its user is not in the secret/],
  ['by GET', { statusUrl: WITH_KEY, statusMethod: 'GET' }, /too long for it/],
  ['by another method', { statusUrl: WITH_KEY, statusMethod: 'PUT' }, /neither POST nor GET/],
  ['with a short time-out', { statusUrl: WITH_KEY, timeoutSeconds: 8 }, /up to 8 s/],
  ['to another stack', { statusUrl: 'https://zzz.example.com/callbacks/disconnect/x' }, /another stack/],
])('an application that sends its callbacks %s is warned about', (_, rest, message) => {
  expect(warned(rest)).toStrictEqual([expect.stringMatching(message)])
})
