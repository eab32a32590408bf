import * as E from 'fp-ts/Either'
import { pipe } from 'fp-ts/function'
import { decode } from '../../lambda/codec/decode'
import { Disconnect } from '../../lambda/disconnect/disconnect'
import { elements, members, valueJson } from '../../lambda/codec/members'
import { CommandFailed } from '../errors'

export type TwinAnswer = { readonly records: readonly Disconnect[]; readonly cursor?: string }

const orThrow = <L, A>(result: E.Either<L, A>): A => {
  if (E.isLeft(result))
    throw new CommandFailed('What answers there is no twin of this version: check the URL of --local')
  return result.right
}

/** `extra` stays the text that it is. */
const toRecord = (json: string): Disconnect =>
  pipe(
    orThrow(members(json)).map((member): [string, unknown] => [
      member.key,
      member.key === 'extra' ? valueJson(member) : member.value,
    ]),
    Object.fromEntries<unknown>,
    decode(Disconnect),
    orThrow,
  )

/** The body of an answer with records, every digit of them kept. */
export const twinAnswer = (body: string): TwinAnswer => {
  const answer = new Map(orThrow(members(body)).map(member => [member.key, member.text]))
  const items = orThrow(E.fromNullable('items')(answer.get('items')))
  const cursor = answer.get('cursor')
  return { records: elements(items).map(toRecord), ...(cursor === undefined ? {} : { cursor }) }
}
