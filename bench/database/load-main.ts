import { callsOf } from '../calls/call-at'
import { REALISTIC } from '../calls/mix'
import { loadDirectly } from './load'

/** Runs in its own process, whose memory ends with it. */
const [folder = '', count = ''] = process.argv.slice(2)
void loadDirectly(folder, callsOf(REALISTIC, Number(count)))
