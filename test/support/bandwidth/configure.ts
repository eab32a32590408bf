import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCloudFormation } from '../aws/cloud-formation'
import { startSecretsManager } from '../aws/secrets-manager'
import { runInEnvironment } from '../cli/in-process'
import type { Ended } from '../cli/run'
import { applicationsPart, type StoredApplication } from './applications'
import { ACCOUNT_ID } from './call-state'
import { startBandwidth } from './server'
import { CLIENT } from './token-endpoint'

export const KEY = 'HiddenKeyOfTheStack0123456789'
export const FORMER_KEY = 'FormerHiddenKeyOfTheStack0123'
export const CALLBACK_URL = 'https://abc123.execute-api.us-east-1.amazonaws.com/callbacks/disconnect'

export const WANTED = `${CALLBACK_URL}/${KEY}`

export const IDS = {
  unset: '11111111-9669-4e07-948d-329f4b722ee2',
  ready: '22222222-9669-4e07-948d-329f4b722ee2',
  own: '33333333-9669-4e07-948d-329f4b722ee2',
  other: '44444444-9669-4e07-948d-329f4b722ee2',
  former: '55555555-9669-4e07-948d-329f4b722ee2',
  basic: '66666666-9669-4e07-948d-329f4b722ee2',
  messaging: '77777777-9669-4e07-948d-329f4b722ee2',
} as const

const voice = (AppName: string, rest: StoredApplication = {}): StoredApplication => ({
  ServiceType: 'Voice-V2',
  AppName,
  CallInitiatedCallbackUrl: 'https://acme.example.com/initiate',
  CallInitiatedMethod: 'POST',
  ...rest,
})

const APPLICATIONS: Readonly<Record<string, StoredApplication>> = {
  [IDS.unset]: voice('Returns line', { CallbackCreds: { UserId: 'acme', Password: 'hidden-password' } }),
  [IDS.ready]: voice('Support line', {
    CallStatusCallbackUrl: `${CALLBACK_URL}/${KEY}?campaign=7`,
    CallStatusMethod: 'POST',
  }),
  [IDS.own]: voice('Sales dialer', {
    CallStatusCallbackUrl: 'https://acme.example.com/status?token=hidden-token-of-acme',
    CallStatusMethod: 'GET',
  }),
  [IDS.other]: voice('Checkout IVR', {
    CallStatusCallbackUrl:
      'https://zzz999.execute-api.us-east-1.amazonaws.com/callbacks/disconnect/HiddenKeyOfAnother',
  }),
  [IDS.former]: voice('Reminders', {
    CallStatusCallbackUrl: `${CALLBACK_URL}/${FORMER_KEY}`,
    CallStatusMethod: 'GET',
    CallbackTimeout: '2',
  }),
  [IDS.basic]: voice('Front desk', {
    CallStatusCallbackUrl: CALLBACK_URL,
    CallbackCreds: { UserId: 'bandwidth', Password: 'hidden-password' },
  }),
  [IDS.messaging]: {
    ServiceType: 'Messaging-V2',
    AppName: 'Texts',
    InboundCallbackUrl: 'https://acme.example.com',
  },
}

/** Whatever no output may contain. */
export const HIDDEN = /hidden|of-tests|Basic |Bearer /i

/** A stack, an account at Bandwidth with applications of every kind, and a folder to save states in. */
export const startConfiguration = async (password = KEY) => {
  const secretOf = (each: string) => JSON.stringify({ username: 'bandwidth', password: each })
  const secrets = await startSecretsManager({
    AWSCURRENT: secretOf(password),
    AWSPREVIOUS: secretOf(FORMER_KEY),
  })
  const cloudFormation = await startCloudFormation({
    Disconnects: {
      CallbackUrl: CALLBACK_URL,
      CredentialsSecretArn: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:Credentials-AbCdEf',
    },
  })
  const applications = applicationsPart(APPLICATIONS)
  const bandwidth = await startBandwidth({ handlers: [applications.handle] })
  const account = {
    BW_ACCOUNT_ID: ACCOUNT_ID,
    BW_CLIENT_ID: CLIENT.clientId,
    BW_CLIENT_SECRET: CLIENT.clientSecret,
    BW_TOKEN_URL: bandwidth.tokenUrl,
    BW_API_URL: bandwidth.apiUrl,
  }
  const folder = mkdtempSync(join(tmpdir(), 'configure-'))
  return {
    bandwidth: { ...applications, order: bandwidth.order, tokens: bandwidth.tokens, environment: account },
    folder,
    environment: {
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.endpoint,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
      ...account,
    },
    close: async () => {
      await Promise.all([secrets.close(), cloudFormation.close(), bandwidth.close()])
      rmSync(folder, { recursive: true })
    },
  }
}

export const expectNothingHidden = ({ stdout, stderr }: Ended): void => {
  expect(stdout + stderr).not.toMatch(HIDDEN)
}

/** For each test a stack, an account, and a folder in which the program runs. */
export const useConfiguration = () => {
  let setting: Awaited<ReturnType<typeof startConfiguration>>
  let before: string
  beforeEach(async () => {
    setting = await startConfiguration()
    before = process.cwd()
    process.chdir(setting.folder)
  })
  afterEach(async () => {
    process.chdir(before)
    await setting.close()
  })
  const configure = (args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ended> =>
    runInEnvironment(['configure', ...args], { ...setting.environment, ...environment })
  const patches = () => setting.bandwidth.patches()
  const savedFiles = () => readdirSync(setting.folder)
  return {
    bandwidth: () => setting.bandwidth,
    environment: () => setting.environment,
    folder: () => setting.folder,
    configure,
    toStack: (id: string, ...more: readonly string[]) =>
      configure(['--application', id, '--stack', 'Disconnects', ...more]),
    statusOf: (id: string) => {
      const { CallStatusCallbackUrl: url, CallStatusMethod: method } = setting.bandwidth.stored.get(id) ?? {}
      return { url, method }
    },
    patches,
    /** The names of the saved states. */
    savedFiles,
    expectUntouched: (): void => {
      expect(patches()).toStrictEqual([])
      expect(savedFiles()).toStrictEqual([])
    },
  }
}
