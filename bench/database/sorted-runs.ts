import { closeSync, openSync, readSync, writeFileSync } from 'node:fs'
import type { Span } from './value-file'

/** A key of a store, of ASCII characters as dynalite makes them, and where its value lies. */
export type Entry = Span & { readonly key: string }

/** Before each key: its length, the length of the value and the offset of the value. */
const HEAD_BYTES = 2 + 4 + 8
const WINDOW_BYTES = 2 ** 18

const encoded = (entries: readonly Entry[]): Uint8Array => {
  const run = Buffer.allocUnsafe(entries.reduce((sum, { key }) => sum + HEAD_BYTES + key.length, 0))
  let at = 0
  for (const { key, offset, length } of entries) {
    at = run.writeUInt16LE(key.length, at)
    at = run.writeUInt32LE(length, at)
    at = run.writeDoubleLE(offset, at)
    at += run.write(key, at, 'latin1')
  }
  return run
}

/** The entries of a run, read piece by piece. */
function* entriesOf(path: string): Generator<Entry, undefined> {
  const file = openSync(path, 'r')
  const window = Buffer.allocUnsafe(WINDOW_BYTES)
  let [at, end] = [0, 0]
  const needs = (bytes: number): boolean => {
    if (at + bytes <= end) return true
    window.copyWithin(0, at, end)
    end -= at
    at = 0
    end += readSync(file, window, end, WINDOW_BYTES - end, null)
    return bytes <= end
  }
  while (needs(HEAD_BYTES)) {
    const keyLength = window.readUInt16LE(at)
    const [length, offset] = [window.readUInt32LE(at + 2), window.readDoubleLE(at + 6)]
    at += HEAD_BYTES
    if (!needs(keyLength)) throw new Error(`${path} is cut off`)
    yield { key: window.toString('latin1', at, at + keyLength), offset, length }
    at += keyLength
  }
  closeSync(file)
  return undefined
}

type Head = { readonly entry: Entry; readonly rest: Generator<Entry, undefined> }

const headOf = (rest: Head['rest']): readonly Head[] => {
  const { value } = rest.next()
  return value === undefined ? [] : [{ entry: value, rest }]
}

const byKey = (a: Entry, b: Entry): number => (a.key < b.key ? -1 : 1)

/** Puts a run at its place among the others by the next key of each. */
const insert = (heads: Head[], head: Head): void => {
  let [from, to] = [0, heads.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const other = heads[middle]
    if (other !== undefined && other.entry.key < head.entry.key) from = middle + 1
    else to = middle
  }
  heads.splice(from, 0, head)
}

/** Entries in the order of their keys, of which only the latest are in memory: sorted runs of them lie in files. */
export type SortedRuns = {
  readonly add: (entry: Entry) => void
  /** Writes the entries since the last call to a file. */
  readonly spill: () => void
  readonly merged: () => Generator<Entry>
}

/** @param path of the files, to which a number is added */
export const createSortedRuns = (path: string): SortedRuns => {
  const paths: string[] = []
  let entries: Entry[] = []
  return {
    add: entry => {
      entries.push(entry)
    },
    spill: () => {
      const file = `${path}-${paths.length}`
      writeFileSync(file, encoded(entries.sort(byKey)))
      paths.push(file)
      entries = []
    },
    merged: function* () {
      const heads: Head[] = []
      for (const head of paths.flatMap(file => headOf(entriesOf(file)))) insert(heads, head)
      for (let head = heads.shift(); head !== undefined; head = heads.shift()) {
        yield head.entry
        for (const next of headOf(head.rest)) insert(heads, next)
      }
    },
  }
}
