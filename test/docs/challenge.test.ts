import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { ROOT } from '../support/root'

type Headers = Record<string, readonly { readonly key: string; readonly value: string }[]>
type Handler = (event: unknown) => Promise<{ readonly status: string; readonly headers: Headers }>

const page = readFileSync(join(ROOT, 'docs', 'challenge.md'), 'utf8')

/** The function on the page, invoked as Lambda@Edge does for an origin response. */
const answered = (headers: Headers) => {
  const exports: { handler?: Handler } = {}
  runInNewContext(/```js\n(.*?)```/s.exec(page)?.[1] ?? '', { exports })
  return exports.handler?.({ Records: [{ cf: { response: { status: '401', headers } } }] })
}

const type = { 'content-type': [{ key: 'Content-Type', value: 'application/json' }] }
const challenge = [{ key: 'WWW-Authenticate', value: 'Basic realm="r"' }]

test('the function for Lambda@Edge restores the name of a renamed challenge, and changes nothing else', async () => {
  const renamed = [{ key: 'x-amzn-Remapped-WWW-Authenticate', value: 'Basic realm="r"' }]
  const repaired = await answered({ ...type, 'x-amzn-remapped-www-authenticate': renamed })
  expect(JSON.parse(JSON.stringify(repaired))).toStrictEqual({
    status: '401',
    headers: { ...type, 'www-authenticate': challenge },
  })
  const asItIs = await answered({ ...type, 'www-authenticate': challenge })
  expect(asItIs?.headers).toStrictEqual({ ...type, 'www-authenticate': challenge })
})
