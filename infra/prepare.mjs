import { execSync } from 'node:child_process'

// `npm ci` in a clone needs no `dist/`. In any other folder it is npm, which builds a package from a git URL.
if (process.env.INIT_CWD !== process.cwd()) execSync('npm run build', { stdio: 'inherit' })
