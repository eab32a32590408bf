import { Agent, request } from 'node:http'
import { CALLBACK_PATH } from '../../lambda/deployment/routes'
import { TWIN_CREDENTIALS } from '../../lambda/deployment/twin'
import { bodyAt } from '../host/events'

export const AT_ONCE = 32

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })

const { username, password } = TWIN_CREDENTIALS
const headers = {
  Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
  'Content-Type': 'application/json',
}

const post = (url: string, body: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(`${url}${CALLBACK_PATH}`, { agent, method: 'POST', headers }, response => {
      response.resume().once('end', () => {
        resolve(response.statusCode)
      })
    })
      .once('error', reject)
      .end(body)
  })

/** Posts new callbacks, `AT_ONCE` at the same time. @returns callbacks per second */
export const postNew = async (url: string, from: number, count: number): Promise<number> => {
  const bodies = Array.from({ length: count }, (_, i) => bodyAt(from + i)).values()
  const started = performance.now()
  const worker = async (): Promise<void> => {
    // All workers take from one iterator, so each body is sent once.
    for (const body of bodies) {
      const status = await post(url, body)
      if (status !== 204) throw new Error(`A callback was answered ${status ?? 'nothing'}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return (count * 1000) / (performance.now() - started)
}
