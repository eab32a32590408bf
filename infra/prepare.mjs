import { execSync } from 'node:child_process'
import { makeBundle } from '../cli/bundle.mjs'

// In a clone, only the command line is built. In any other folder it is npm, which builds a package from a git URL.
if (process.env.INIT_CWD !== process.cwd()) execSync('npm run build', { stdio: 'inherit' })
// Without esbuild (`npm ci --omit=dev`) or if it fails, the command line says what is wrong when it starts.
else await makeBundle().catch(() => undefined)
