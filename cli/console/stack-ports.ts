import { version } from '#package.json'
import * as E from 'fp-ts/Either'
import type { PlaceAnswer } from '../../console/answers/place'
import type { WaitingAnswer } from '../../console/answers/waiting'
import type { ConsolePorts } from '../../console/ports'
import { commandIn, projectFolder } from '../../console/project'
import { countQuarantined } from '../../console/quarantine'
import { defined } from '../../lambda/codec/defined'
import { timestampOf } from '../../lambda/disconnect/timestamp'
import type { QuarantineReader } from '../../lambda/intake/quarantine'
import type { DescribedStack, StackPlace, Tables } from '../places/place'
import { explain } from './explain'
import { openStackState } from './stack-state'

const flagsOf = ({ stack, aws: { region, profile } }: StackPlace): readonly string[] => [
  '--stack',
  stack,
  ...(region === undefined ? [] : ['--region', region]),
  ...(profile === undefined ? [] : ['--profile', profile]),
]

const placeOf = (
  place: StackPlace,
  { name, region, outputs }: DescribedStack,
  { settings }: Tables,
): PlaceAnswer => ({
  kind: 'stack',
  name,
  region,
  command: commandIn(projectFolder()),
  flags: flagsOf(place),
  signedFor: region,
  quarantineDays: settings.quarantineRetentionDays,
  version,
  ...defined({ apiUrl: outputs.ApiUrl?.replace(/\/$/, ''), callbackUrl: outputs.CallbackUrl }),
})

/** A query for each day of the quarantine: they cost little, but not nothing, and the page asks again and again. */
const COUNT_KEPT_MS = 30_000

const keptCount = (count: () => Promise<WaitingAnswer['quarantine']>) => {
  let kept: { readonly answer: Promise<WaitingAnswer['quarantine']>; readonly untilMs: number } | undefined
  const forget = (): void => (kept = undefined)
  const counted = async (): Promise<WaitingAnswer['quarantine']> => {
    const answer = await count()
    // A failure is asked again at once: the credentials may be new.
    if (!('value' in answer)) forget()
    return answer
  }
  return {
    count: (): Promise<WaitingAnswer['quarantine']> => {
      if (kept === undefined || Date.now() >= kept.untilMs)
        kept = { answer: counted(), untilMs: Date.now() + COUNT_KEPT_MS }
      return kept.answer
    },
    forget,
  }
}

export type StackPorts = { readonly ports: ConsolePorts; readonly close: () => void }

/** What the console needs of a stack, with the AWS credentials of the operator. @throws CommandFailed if its calls cannot be read */
export const openStackPorts = async (
  place: StackPlace,
  page: ConsolePorts['page'],
  environment: NodeJS.ProcessEnv,
): Promise<StackPorts> => {
  const [described, tables] = [await place.described(), await place.tables()]
  const reader = tables.quarantine()
  const state = openStackState(place, described.outputs, environment)
  const explainError = explain({ what: `tables of stack ${place.stack}`, region: described.region })
  const { quarantineRetentionDays } = tables.settings
  const { count, forget } = keptCount(() =>
    countQuarantined(reader, quarantineRetentionDays, timestampOf(Date.now()), explainError),
  )
  const quarantine: QuarantineReader = {
    ...reader,
    markReplayed: (...args) => {
      forget()
      return reader.markReplayed(...args)
    },
  }
  const close = (): void => {
    state.close()
    tables.close()
  }
  try {
    // Wrong credentials are found out here, where the terminal can say so.
    const newest = await tables.store.find({ order: 'newest' }, { limit: 1 })()
    if (E.isLeft(newest)) throw tables.calls.failureOf(newest.left)
  } catch (error) {
    close()
    throw error
  }
  return {
    ports: {
      place: placeOf(place, described, tables),
      store: tables.store,
      calls: tables.calls.read,
      reconciliation: tables.reconciliation,
      quarantine,
      allowsAccount: tables.allowsAccount,
      waiting: async () => {
        const [overflow, deadLetters, waiting] = await Promise.all([
          state.overflow(),
          state.deadLetters(),
          count(),
        ])
        return { overflow, deadLetters, quarantine: waiting }
      },
      alarms: state.alarms,
      explain: explainError,
      page,
    },
    close,
  }
}
