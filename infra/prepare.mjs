import { execSync } from 'node:child_process'

// Whoever runs `npm ci` in a clone has no use for `dist/`. From elsewhere it is npm, which makes a package of a git URL.
if (process.env.INIT_CWD !== process.cwd()) execSync('npm run build', { stdio: 'inherit' })
