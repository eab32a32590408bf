import { measureReconcile } from '../reconcile/measure'
import type { Part } from './limits'

/** Ten times as many are measured by `npm run reconcile`. */
const LISTED = 25_000

export const reconciling: Part = async () => {
  const { wrong, first, second, idle } = await measureReconcile(LISTED)
  const { requests } = second.consumed['puts of records']
  return [
    {
      what: 'reconcile, read units to look up a call',
      value: second.consumed['look-ups'].units / LISTED,
      target: 0.5,
      limit: 0.5,
    },
    { what: 'reconcile, calls stored wrongly or not', value: wrong, target: 0, limit: 0 },
    { what: 'reconcile, records put by a second run', value: requests, target: 0, limit: 0 },
    {
      // Of the same program in the same minute, so it hardly depends on the machine.
      what: `reconcile, CPU: ${LISTED.toLocaleString('en-US')} listed calls ÷ a run of hardly any`,
      value: (second.cpuMs - idle.cpuMs) / idle.cpuMs,
      target: 0.6,
      limit: 0.85,
    },
    {
      what: 'reconcile, listed calls a second',
      value: (LISTED * 1_000) / first.wallMs,
      target: 1_667,
      limit: 1_667,
      atLeast: true,
    },
    {
      what: 'reconcile, memory in MB',
      value: Math.max(first.peakMb, second.peakMb),
      target: 300,
      limit: 280,
    },
  ]
}
