import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Bundles } from '../contenders/contenders'
import { hostEnvironment } from '../host/environment'
import { eventAt, refusedEventAt } from '../host/events'
import { startStubProcess } from '../stub/stub-process'
import { measureWarm } from '../warm/measure'
import { startWarm } from '../warm/warm-process'
import type { Measured, MeasuredRequest } from './cost'
import { DEPLOYED, NAMES, type Name } from './deployed'
import { logBytesOf } from './log-bytes'
import { writeUnits } from './write-units'

const EVENTS = 2_000
const UNAUTHORIZED = 401

/** The mean CPU time of a warm process for a request without credentials. */
const refusedCpuMs = async (bundle: string, environment: NodeJS.ProcessEnv): Promise<number> => {
  const process = startWarm(bundle, environment, { statusCode: UNAUTHORIZED })
  const events = Array.from({ length: EVENTS }, (_, i) => refusedEventAt(i))
  // The first time warms up the compiler.
  await process.answer(events)
  const { micros } = await process.answer(events)
  await process.stop()
  return micros.reduce((sum, value) => sum + value, 0) / micros.length / 1_000
}

/** Measures one callback for each contender. */
export const measureCallback = async (bundles: Bundles): Promise<Readonly<Record<Name, Measured>>> => {
  const warm = await measureWarm(bundles, EVENTS)
  const stub = await startStubProcess()
  const folder = mkdtempSync(join(tmpdir(), 'dollars-'))
  const environment = hostEnvironment(stub, stub)
  const logBytes = (name: Name, event: APIGatewayProxyEventV2, statusCode = 204): number => {
    const eventFile = join(folder, 'event.json')
    writeFileSync(eventFile, JSON.stringify(event))
    return logBytesOf(name, bundles[name], eventFile, environment, statusCode)
  }
  const refused = async (name: Name): Promise<MeasuredRequest> => ({
    cpuMs: await refusedCpuMs(bundles[name], environment),
    logBytes: logBytes(name, refusedEventAt(0), UNAUTHORIZED),
  })
  const measured = async (name: Name): Promise<Measured> => ({
    cpuMs: warm[name].mean / 1_000,
    logBytes: logBytes(name, eventAt(0)),
    writeUnits: writeUnits[name](),
    ...(DEPLOYED[name].challenges ? { refused: await refused(name) } : {}),
  })
  try {
    const all: (readonly [Name, Measured])[] = []
    for (const name of NAMES) all.push([name, await measured(name)])
    return Object.fromEntries(all) as Record<Name, Measured>
  } finally {
    rmSync(folder, { recursive: true })
    await stub.close()
  }
}
