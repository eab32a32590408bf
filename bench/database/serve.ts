import { startDatabase } from '../../local/database/embedded-database'

/** The embedded database in a process of its own: its memory and its work are not those of what is measured. */
const main = async (): Promise<void> => {
  const { endpoint } = await startDatabase(process.argv[2])
  process.send?.(endpoint)
  process.once('disconnect', () => process.exit(0))
}

void main()
