import { REALISTIC } from '../calls/mix'
import { loadDirectly } from './load'

/** In a process of its own: a million calls take some GB while they are sorted. */
const [folder = '', count = ''] = process.argv.slice(2)
void loadDirectly(folder, REALISTIC, Number(count))
