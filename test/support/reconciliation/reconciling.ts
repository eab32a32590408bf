import type { Twin } from '../../../local/twin'
import type { WireBody } from '../callbacks/builders'
import { ACCOUNT_ID, type CallState } from '../bandwidth/call-state'
import { callsOf } from '../bandwidth/calls'
import { type Bandwidth, startBandwidth } from '../bandwidth/server'
import { CLIENT } from '../bandwidth/token-endpoint'
import { runHere } from '../cli/in-process'
import type { Ended } from '../cli/run'
import { clientOf, startTestTwin } from '../twin/twin'
import { callbackOf } from './ended-calls'

export type Summary = Readonly<Record<string, unknown>>

/** For each test a twin, Bandwidth with a list of calls that may grow, and the command line between them. */
export const useReconciling = () => {
  let twin: Twin
  let bandwidth: Bandwidth
  const calls: CallState[] = []
  beforeEach(async () => {
    calls.length = 0
    twin = await startTestTwin()
    bandwidth = await startBandwidth({ calls: callsOf(calls) })
  })
  afterEach(async () => {
    await Promise.all([twin.close(), bandwidth.close()])
  })

  const environment = (): NodeJS.ProcessEnv => ({
    BW_CLIENT_ID: CLIENT.clientId,
    BW_CLIENT_SECRET: CLIENT.clientSecret,
    BW_ACCOUNT_ID: ACCOUNT_ID,
    BW_VOICE_URL: bandwidth.voiceUrl,
    BW_TOKEN_URL: bandwidth.tokenUrl,
  })

  /** No secret, no token and no phone number is in what a command prints. */
  const expectNothingHidden = ({ stdout, stderr }: Pick<Ended, 'stdout' | 'stderr'>): void => {
    const hidden = [CLIENT.clientSecret, 'of-tests', ...bandwidth.tokens.given, 'Basic ', 'Bearer ', '+1555']
    expect(hidden.filter(text => `${stdout}${stderr}`.includes(text))).toStrictEqual([])
  }

  /** A place in `flags` goes before the twin. */
  const runFlags = async (
    flags: readonly string[],
    changes: NodeJS.ProcessEnv = {},
    place: readonly string[] = ['--local', twin.url],
  ): Promise<Ended> => {
    const ended = await runHere(['reconcile', '--utc', ...place, ...flags], {
      ...environment(),
      ...changes,
    })
    expectNothingHidden(ended)
    return ended
  }

  return {
    calls,
    twin: () => twin,
    bandwidth: () => bandwidth,
    environment,
    expectNothingHidden,
    run: runFlags,
    /** Runs `reconcile --json`. */
    reconciling: async (...flags: readonly string[]) => {
      const ended = await runFlags(['--json', ...flags])
      const summary = (ended.stdout === '' ? {} : JSON.parse(ended.stdout)) as Summary
      return { ...ended, summary }
    },
    /** Bandwidth posts the callbacks of calls. */
    deliver: async (rows: readonly CallState[], overrides: WireBody = {}): Promise<void> => {
      for (const row of rows) expect((await clientOf(twin).post(callbackOf(row, overrides))).status).toBe(204)
    },
    /** What is stored of a call. */
    stored: ({ callId }: CallState) => clientOf(twin).items(callId),
  }
}

export type Reconciling = ReturnType<typeof useReconciling>
