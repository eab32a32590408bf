import { startDatabaseProcess } from '/work/main/bench/database/database-process'
import { folderOfCalls } from '/work/main/bench/database/stored-calls'
import { createTableInput } from '/work/main/local/database/create-tables'
import { QUARANTINE_TABLE } from '/work/main/lambda/deployment/tables'
import { CreateTableCommand, DeleteTableCommand } from '@aws-sdk/client-dynamodb'
import { spawnSync } from 'node:child_process'
const { endpoint, client, close } = await startDatabaseProcess(folderOfCalls(1_000_000))
await client.send(new CreateTableCommand(createTableInput('Quar2', QUARANTINE_TABLE)))
await new Promise(r => setTimeout(r, 2000))
const t = performance.now()
const r = spawnSync(process.execPath, ['--import', '/work/main/bench/host/say-usage.mjs', 'cli/disconnects.mjs', 'erase', '--number', '+12005550100', '--dry-run', '--table', 'Disconnects', '--quarantine-table', 'Quar2', '--endpoint', endpoint], { cwd: '/work/main', encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe', 'pipe'], env: { ...process.env, AWS_REGION: 'local', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' } })
console.log(r.status, r.stdout, r.stderr, r.output[3], Math.round(performance.now() - t))
await client.send(new DeleteTableCommand({ TableName: 'Quar2' }))
await new Promise(r => setTimeout(r, 1500))
await close()
