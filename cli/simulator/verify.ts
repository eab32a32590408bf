import { isDeepStrictEqual } from 'node:util'
import type { Disconnect } from '../../lambda/disconnect/disconnect'
import type { CallId } from '../../lambda/disconnect/identifiers'
import type { SimulatedCall } from './calls'
import { gate, pause } from './pace'

export type Verification = {
  readonly checked: number
  /** The ids of calls that were acknowledged and have no record. */
  readonly lost: readonly string[]
  /** The ids of calls with more than one record of their only event. */
  readonly doubled: readonly string[]
  /** Names of properties, never values. */
  readonly altered: readonly { readonly callId: string; readonly names: readonly string[] }[]
}

export type VerifyOptions = {
  readonly concurrency?: number
  /** How long to look for a missing record: its callback may still be in the overflow queue. */
  readonly forMs?: number
  readonly signal?: AbortSignal
  readonly onChecked?: (done: number) => void
}

type Get = (callId: CallId) => Promise<readonly Disconnect[]>

const CONCURRENCY = 16
const ASK_AGAIN_MS = 1_000

/** Properties that depend on the arrival. */
const ARRIVAL: ReadonlySet<string> = new Set(['receivedAt', 'source'])

const valueOf = (record: Disconnect, name: string): unknown => {
  const value: unknown = record[name as keyof Disconnect]
  return name === 'extra' && typeof value === 'string' ? JSON.parse(value) : value
}

/** The names of the properties that differ from what was sent. */
export const alteredNames = ({ expected }: SimulatedCall, record: Disconnect): readonly string[] =>
  [...new Set([...Object.keys(expected), ...Object.keys(record)])]
    .filter(name => !ARRIVAL.has(name) && !isDeepStrictEqual(valueOf(record, name), expected[name]))
    .sort()

/** Reads calls back, and compares each with its callback, property by property. */
export const verify = async (
  acknowledged: Iterable<SimulatedCall>,
  get: Get,
  { concurrency = CONCURRENCY, forMs = 0, signal, onChecked }: VerifyOptions = {},
): Promise<Verification> => {
  const turn = gate(concurrency)
  const doubled: string[] = []
  const altered: Verification['altered'][number][] = []
  let checked = 0

  /** @returns whether there is a record */
  const check = async (call: SimulatedCall): Promise<boolean> => {
    const records = await get(call.callId as CallId)
    const record = records.find(({ conflict }) => conflict !== true) ?? records[0]
    if (record === undefined) return false
    if (records.length > 1) doubled.push(call.callId)
    const names = alteredNames(call, record)
    if (names.length > 0) altered.push({ callId: call.callId, names })
    checked++
    onChecked?.(checked)
    return true
  }
  const missingOf = async (calls: readonly SimulatedCall[]): Promise<readonly SimulatedCall[]> => {
    const there = await Promise.all(
      // After an interruption, nothing more is read.
      calls.map(call => turn(async () => signal?.aborted === true || (await check(call)))),
    )
    return calls.filter((_, i) => there[i] === false)
  }

  const end = performance.now() + forMs
  let missing = await missingOf([...acknowledged])
  while (missing.length > 0 && performance.now() < end && (await pause(ASK_AGAIN_MS, signal)))
    missing = await missingOf(missing)
  return { checked: checked + missing.length, lost: missing.map(({ callId }) => callId), doubled, altered }
}
