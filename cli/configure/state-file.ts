import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as E from 'fp-ts/Either'
import * as t from 'io-ts'
import { decodeJson } from '../../lambda/codec/decode'
import { defined } from '../../lambda/codec/defined'
import { objectCodec } from '../../lambda/codec/object-codec'
import { Timestamp } from '../../lambda/disconnect/timestamp'
import { CommandFailed, UsageError } from '../errors'
import { OWNER_ONLY, writeWhole } from '../output/write-whole'
import { APPLICATION_ID, type Application } from './application'

/** An application as it was before a change. Its status URL may contain a key. */
const SavedState = objectCodec(
  'SavedState',
  {
    version: t.literal(1),
    savedAt: t.string,
    accountId: t.string,
    applicationId: t.string,
    elements: t.UnknownRecord,
    note: t.string,
  },
  {},
)

export type Saved = Pick<Application, 'statusUrl' | 'statusMethod'> & {
  readonly savedAt: string
  readonly accountId: string
  readonly applicationId: string
}

const NOTE =
  'The status URL may contain a key: keep this file secret. Bandwidth does not give back the password of CallbackCreds, and it is not changed.'

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown error'

/** Saves the state of an application in a folder. @returns the name of the file @throws CommandFailed */
export const saveState = (folder: string, accountId: string, application: Application, now: Date): string => {
  const savedAt = now.toISOString()
  const name = `disconnects-${application.id}-${savedAt.replaceAll(/[:.]/g, '-')}.json`
  const { id: applicationId, elements } = application
  const state = { version: 1 as const, savedAt, accountId, applicationId, elements, note: NOTE }
  try {
    writeWhole(join(folder, name), `${JSON.stringify(SavedState.encode(state), undefined, 2)}\n`, OWNER_ONLY)
    return name
  } catch (error) {
    throw new CommandFailed(
      `The former state cannot be saved in ${resolve(folder)} (${codeOf(error)}), so nothing was changed at Bandwidth: run this in a folder that you can write to`,
      { cause: error },
    )
  }
}

/** What Bandwidth may have given. By `remove` it would take the URL away, and XML has no control characters. */
const URL_TEXT = /^(?!remove$)\P{Cc}*$/iu
const METHOD = /^[a-z]*$/i

/** A file may be edited, or somebody else's. */
const isWhole = ({ savedAt, accountId, applicationId, elements }: t.TypeOf<typeof SavedState>): boolean => {
  const { CallStatusCallbackUrl: url = '', CallStatusMethod: method = '' } = elements
  return (
    Timestamp.is(savedAt) &&
    /^\d+$/.test(accountId) &&
    APPLICATION_ID.test(applicationId) &&
    typeof url === 'string' &&
    URL_TEXT.test(url) &&
    typeof method === 'string' &&
    METHOD.test(method)
  )
}

const textIn = (elements: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const text = elements[name]
  return typeof text === 'string' && text !== '' ? text : undefined
}

/** @throws UsageError if the file is not a saved state, or cannot be read */
export const readState = (file: string): Saved => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`--restore: the file cannot be read (${codeOf(error)})`, { cause: error })
  }
  const state = decodeJson(SavedState)(text)
  if (E.isLeft(state) || !isWhole(state.right))
    throw new UsageError('--restore: expected a file that disconnects configure has saved')
  const { savedAt, accountId, applicationId, elements } = state.right
  return {
    savedAt,
    accountId,
    applicationId,
    ...defined({
      statusUrl: textIn(elements, 'CallStatusCallbackUrl'),
      statusMethod: textIn(elements, 'CallStatusMethod'),
    }),
  }
}
