import type { QuarantineEntry } from '../../lambda/intake/quarantine'
import { tablesChoiceOf, type TablesFlags } from '../flags/tables-flags'
import { choosePlace } from '../places/choose'
import type { Tables } from '../places/place'

/** For commands that read the quarantine or write records. @throws UsageError */
export const openTables = async (flags: TablesFlags, environment: NodeJS.ProcessEnv): Promise<Tables> => {
  const missing = 'Which tables? Give --stack NAME or --table NAME'
  const place = await choosePlace(tablesChoiceOf(flags), environment, missing)
  return place.tables()
}

export async function* notReplayed(entries: AsyncIterable<QuarantineEntry>): AsyncGenerator<QuarantineEntry> {
  for await (const entry of entries) if (entry.replayed === undefined) yield entry
}
