import * as E from 'fp-ts/Either'
import { decodeQuestion } from '../../lambda/question/parameters'
import type { Question } from '../../lambda/question/question'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import { PERIOD_MS, PERIOD_START } from './call-at'

/** A question as a user writes it. */
export const ask = (parameters: Readonly<Record<string, string>>): Question => {
  const decoded = decodeQuestion(timestampOf(PERIOD_START + PERIOD_MS))(Object.entries(parameters))
  if (E.isLeft(decoded)) throw new Error(JSON.stringify(decoded.left))
  return decoded.right
}
