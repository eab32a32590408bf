import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hostEnvironment } from '../host/environment'
import { eventAt } from '../host/events'
import { makeCertificate } from '../stub/certificate'
import { startStubProcess, type StubOptions, type StubProcess } from '../stub/stub-process'
import type { ColdOptions } from './invoke-cold'
import { startThrottle } from './throttle'

/** From a request to its answer, in milliseconds. */
export const ANSWER_MS = 8

/**
 * AWS as a cold function finds it: behind TLS, some milliseconds away. The database and the secret are in processes of their own; the
 * queue is where the secret is.
 */
export const withNetwork = async <A>(
  hangs: StubOptions['hangs'],
  use: (options: ColdOptions) => Promise<A>,
): Promise<A> => {
  const folder = mkdtempSync(join(tmpdir(), 'cold-network-'))
  const certificate = join(folder, 'certificate.pem')
  const eventFile = join(folder, 'event.json')
  const tls = await makeCertificate()
  writeFileSync(certificate, tls.cert)
  writeFileSync(eventFile, JSON.stringify(eventAt(0)))
  const stubs: StubProcess[] = []
  const started = async (options: StubOptions): Promise<StubProcess> => {
    const stub = await startStubProcess({ tls, afterMs: ANSWER_MS, ...options })
    stubs.push(stub)
    return stub
  }
  const throttle = startThrottle()
  try {
    const secrets = await started({})
    const database = await started(hangs === undefined ? {} : { hangs })
    const environment = {
      ...hostEnvironment(database, secrets),
      AWS_ENDPOINT_URL_SQS: secrets.endpoint,
      OVERFLOW_QUEUE_URL: `${secrets.endpoint}/123456789012/overflow`,
      NODE_EXTRA_CA_CERTS: certificate,
    }
    return await use({ eventFile, environment, throttle })
  } finally {
    await throttle.close()
    for (const { close } of stubs) await close()
    rmSync(folder, { recursive: true })
  }
}
