import { ask } from '../calls/ask'
import { startDatabaseProcess } from '../database/database-process'
import { meter } from '../database/meter'
import { folderOfCalls } from '../database/stored-calls'
import { answer } from './answer'

const COUNT = 100

/** The read units of the newest 100 calls with another cause than `hangup`, of a table with this number of calls. */
export const unitsOfUncommon = async (size: number): Promise<number> => {
  const { client, close } = await startDatabaseProcess(folderOfCalls(size))
  try {
    const counted = meter(client)
    const records = await answer(client, ask({ cause: '!hangup' }), { count: COUNT, limit: COUNT })
    if (records.length !== COUNT) throw new Error(`${records.length} of ${COUNT} records were found`)
    return counted.chargedUnits
  } finally {
    await close()
  }
}
