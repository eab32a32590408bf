import type * as E from 'fp-ts/Either'
import { decode, type Violation } from '../../lambda/codec/decode'
import { valueJson, type Member } from '../../lambda/codec/members'
import { Disconnect } from '../../lambda/disconnect/disconnect'

/** The record whose JSON has these members, as the HTTP API and the exports write it: `extra` stays text, with every digit. */
export const recordOfMembers = (members: readonly Member[]): E.Either<readonly Violation[], Disconnect> =>
  decode(Disconnect)(
    Object.fromEntries(
      members.map((member): [string, unknown] => [
        member.key,
        member.key === 'extra' ? valueJson(member) : member.value,
      ]),
    ),
  )
