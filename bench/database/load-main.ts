import { callsOf } from '../calls/call-at'
import { REALISTIC } from '../calls/mix'
import { loadDirectly } from './load'

/** Runs in its own process: sorting a million calls takes some GB. */
const [folder = '', count = ''] = process.argv.slice(2)
void loadDirectly(folder, callsOf(REALISTIC, Number(count)))
