import { callAt } from '../calls/call-at'
import { REALISTIC } from '../calls/mix'
import { itemOf } from '../database/load'
import { writeCost, type WriteCost } from '../write-units/write-cost'

/** Callbacks of the realistic mix, of which means are taken. */
export const MIX_CALLS = 20_000

/** What each callback of the realistic mix writes. */
export const mixCosts = (): readonly WriteCost[] =>
  Array.from({ length: MIX_CALLS }, (_, i) => writeCost(itemOf(callAt(REALISTIC, i))))

export const meanOf = <T>(all: readonly T[], valueOf: (one: T) => number): number =>
  all.reduce((sum, one) => sum + valueOf(one), 0) / all.length
