import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { installMinistack } from './aws/ministack'
import { ROOT } from './root'

const JEST = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js')

/** Runs jest on tests that need the emulator. Skips them if PyPI cannot be reached, except in CI. */
const main = (args: readonly string[]): number => {
  const installed = installMinistack()
  if (installed === 'PyPI cannot be reached' && !process.env['CI']) {
    process.stdout.write(`Skipped: these tests need an emulator of AWS, and ${installed}.\n`)
    return 0
  }
  if (installed !== 'installed') {
    process.stderr.write(`The emulator of AWS cannot be installed: ${installed}\n`)
    return 1
  }
  // `npm test` ignores the folders of these tests.
  const included = ['--testPathIgnorePatterns', '/node_modules/']
  return spawnSync(process.execPath, [JEST, ...args, ...included], { stdio: 'inherit' }).status ?? 1
}

process.exitCode = main(process.argv.slice(2))
