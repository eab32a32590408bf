import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as E from 'fp-ts/Either'
import * as t from 'io-ts'
import { decodeJson } from '../lambda/codec/decode'
import { TWIN_TABLES_PATH, TwinTables } from '../lambda/deployment/twin'

const PATIENCE_MS = 2_000

/** What the twin at a URL answers about itself; undefined if what answers there is no twin, or nothing does. */
export const askTwin = async (url: string): Promise<TwinTables | undefined> => {
  try {
    const answer = await fetch(`${url}${TWIN_TABLES_PATH}`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    const tables = decodeJson(TwinTables)(await answer.text())
    return E.isRight(tables) ? tables.right : undefined
  } catch {
    return undefined
  }
}

/** `process 1234, since 2026-03-14T09:26:54Z`. A twin of an earlier version says neither. */
export const processText = ({ processId, startedAt }: TwinTables): string =>
  processId === undefined || startedAt === undefined
    ? 'of another version'
    : `process ${processId}, since ${startedAt.replace(/\.\d+/, '')}`

/** The file in a data folder that says which twin uses it. A twin that was killed leaves it behind. */
const noteIn = (folder: string): string => join(folder, 'twin.json')

const Note = t.type({ url: t.string, processId: t.number }, 'Note')
type Note = t.TypeOf<typeof Note>

/** @returns how to remove the note */
export const leaveNote = (folder: string, note: Note): (() => void) => {
  try {
    writeFileSync(noteIn(folder), `${JSON.stringify(Note.encode(note))}\n`)
  } catch {
    // Another twin will say less about this one.
  }
  return () => {
    rmSync(noteIn(folder), { force: true })
  }
}

const readNote = (folder: string): Note | undefined => {
  try {
    const note = decodeJson(Note)(readFileSync(noteIn(folder), 'utf8'))
    return E.isRight(note) ? note.right : undefined
  } catch {
    return undefined
  }
}

/** Who uses a folder: the twin of the note, if it still runs there. */
export const userOf = async (folder: string): Promise<string> => {
  const note = readNote(folder)
  const twin = note && (await askTwin(note.url))
  return note !== undefined && twin?.processId === note.processId
    ? `the twin at ${note.url} (${processText(twin)})`
    : 'another process'
}
