import { measureCold } from '../cold/measure'
import { withCompared } from '../contenders/compared'
import { measureColdNetwork } from '../cold-network/measure'
import { measureDecode } from '../decode/measure'
import { measureHung } from '../hung-database/measure'
import { measureMemory } from '../memory/measure'
import { measureWarm } from '../warm/measure'
import type { Part } from './limits'

export const cold: Part = async bundles => {
  const { 'bare+': bare, ours, usual } = await measureCold(bundles, 12)
  return [
    { what: 'cold, wall: ours ÷ bare+', value: ours.wall / bare.wall, target: 1.15, limit: 1.3 },
    { what: 'cold, CPU: ours ÷ bare+', value: ours.cpu / bare.cpu, target: 1.15, limit: 1.3 },
    {
      what: 'cold, wall: usual ÷ ours',
      value: usual.wall / ours.wall,
      target: 1.65,
      limit: 1.4,
      atLeast: true,
    },
  ]
}

export const coldNetwork: Part = async bundles => {
  const compared = await withCompared(bundles)
  const { 'bare+': bare, ours, usual, unprepared } = await measureColdNetwork(compared, 8)
  return [
    {
      what: 'cold, network, first: ours ÷ unprepared',
      value: ours.first / unprepared.first,
      target: 0.2,
      limit: 0.25,
    },
    {
      what: 'cold, network, init + first: ours ÷ unprepared',
      value: ours.initAndFirst / unprepared.initAndFirst,
      target: 0.6,
      limit: 0.7,
    },
    { what: 'cold, network: ours ÷ bare+', value: ours.all / bare.all, target: 0.75, limit: 0.85 },
    {
      what: 'cold, network: usual ÷ ours',
      value: usual.all / ours.all,
      target: 2.3,
      limit: 1.9,
      atLeast: true,
    },
  ]
}

/** Of a database that establishes no TLS, which is the longest way not to answer. */
export const hungDatabase: Part = async bundles => {
  const { ours, unprepared } = await withCompared(bundles)
  const hung = await measureHung({ ours, unprepared }, 'connection')
  return [
    {
      what: 'database hangs, cold: ms more than unprepared',
      value: hung.ours.initAndFirst - hung.unprepared.initAndFirst,
      target: 400,
      limit: 450,
    },
    { what: 'database hangs, warm: ms that wait', value: hung.ours.waiting, target: 2_050, limit: 2_200 },
    { what: 'database hangs, warm: ms afterwards', value: hung.ours.open, target: 20, limit: 40 },
  ]
}

export const warm: Part = async bundles => {
  const { bare, ours, usual } = await measureWarm(bundles, 2_000)
  return [
    { what: 'warm, CPU p50: ours ÷ bare', value: ours.p50 / bare.p50, target: 1.25, limit: 1.7 },
    {
      what: 'warm, CPU p50: usual ÷ ours',
      value: usual.p50 / ours.p50,
      target: 2,
      limit: 2,
      atLeast: true,
    },
  ]
}

export const decode: Part = async () => {
  const { ours, zod } = await measureDecode(20)
  return [{ what: 'decode: ours ÷ zod', value: ours / zod, target: 1, limit: 0.85 }]
}

export const memory: Part = async bundles => {
  const rss = async (name: 'bare' | 'ours'): Promise<number> =>
    (await measureMemory(bundles, name, [5_000])).at(-1)?.rss ?? NaN
  return [
    {
      what: 'memory: ours ÷ bare',
      value: (await rss('ours')) / (await rss('bare')),
      target: 1.1,
      limit: 1.25,
    },
  ]
}
