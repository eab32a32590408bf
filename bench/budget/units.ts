import { itemOf } from '../database/load'
import { storageOfMillion } from '../dollars/storage'
import { writeUnits } from '../dollars/write-units'
import { unitsOfUncommon } from '../query-cost/uncommon'
import { CASES } from '../write-units/cases'
import { writeCost } from '../write-units/write-cost'
import { STORED } from './command-line'
import type { Part } from './limits'

export const records: Part = () => [
  {
    what: 'record, bytes, mean of the mix',
    value: storageOfMillion().itemBytes,
    target: 580,
    limit: 500,
  },
  { what: 'record, write units, mean of the mix', value: writeUnits.ours(), target: 5, limit: 4.96 },
  {
    what: 'record, write units, the largest typical one',
    value: Math.max(
      ...CASES.filter(({ typical }) => typical).map(({ record }) => writeCost(itemOf(record)).total),
    ),
    target: 5,
    limit: 5,
  },
]

export const questions: Part = async () => [
  {
    what: 'list, read units of 100 calls with !hangup',
    value: await unitsOfUncommon(STORED),
    target: 10,
    limit: 9,
  },
]
