import { decodeListRequest } from '../../../lambda/http/list-request'
import { badRequest } from '../../../lambda/http/responses'
import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { RECEIVED_AT } from '../../support/callbacks/builders'
import { slowOnes } from '../../support/callbacks/parse-ratio'
import { slowTexts } from '../../support/callbacks/slow-texts'

/** The answer to a question that cannot be decoded. */
const answer = (query: string) =>
  pipe([...new URLSearchParams(query)], decodeListRequest(RECEIVED_AT), E.mapLeft(badRequest))

const NAMES = ['', 'cursor=', 'limit=', 'since=', 'cause=', 'number=%2B1']

/** Query strings of 60,000 characters: many names, or one name many times. */
const MANY = [
  { name: 'many names', text: Array.from({ length: 13_000 }, (_, i) => i.toString(36)).join('&') },
  { name: 'a tag that is repeated', text: 'tag&'.repeat(15_000) },
  { name: 'a cause that is repeated', text: 'cause=a&'.repeat(7_500) },
  { name: 'a limit that is repeated', text: 'limit=1&'.repeat(7_500) },
]

test('a question with many unknown parameters is refused with a violation for some of them', () => {
  const refused = decodeListRequest(RECEIVED_AT)(Array.from({ length: 10_000 }, (_, i) => [`x${i}`, '']))
  expect(refused).toMatchObject({ _tag: 'Left', left: { length: 50 } })
})

test('no query string makes a question slow', async () => {
  expect(await slowOnes([...MANY, ...slowTexts({ prefixes: NAMES })], answer)).toStrictEqual([])
})
