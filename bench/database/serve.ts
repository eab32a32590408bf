import { startDatabase } from '../../local/database/embedded-database'

/** The embedded database in its own process, so that its memory and CPU time are not measured. */
const main = async (): Promise<void> => {
  const { endpoint } = await startDatabase(process.argv[2])
  process.send?.(endpoint)
  process.once('disconnect', () => process.exit(0))
}

void main()
