import { loadDirectly } from '../database/load'
import { arrivedRecords, type ListedCalls } from './calls'

/** Runs in its own process, as other loading does. */
const [folder = '', calls = ''] = process.argv.slice(2)
void loadDirectly(folder, arrivedRecords(JSON.parse(calls) as ListedCalls))
