import { startDatabase } from '../../local/database/embedded-database'
import { putNew } from '../throughput/putting'

/** The twin's database and the twin's client in one process, as in the twin, with nothing between them. */
const main = async (): Promise<void> => {
  const { client } = await startDatabase()
  process.on('message', ([from, count]: [number, number]) => {
    void putNew(client, from, count).then(perSecond => process.send?.(perSecond))
  })
  process.once('disconnect', () => process.exit(0))
  process.send?.('ready')
}

void main()
