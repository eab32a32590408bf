import { runHere } from '../support/cli/in-process'
import { runAll, runCli, runClone } from '../support/cli/run'

test('invalid arguments end with exit code 2, naming the flag, without the value', async () => {
  const cases: readonly (readonly [args: readonly string[], message: RegExp])[] = [
    [['list', '--since', 'soon'], /^--since: expected a time such as today, .*\n$/],
    [
      ['list', '--since', "'2h'"],
      /^--since: expected .*\n--since: its value has quotation marks around it.*\n$/,
    ],
    [['list', '--tz', 'Nowhere'], /^--tz: expected a time zone such as .*\n$/],
    [['list', '--tz', 'UTC', '--utc'], /'--utc' cannot be used with option '--tz <ZONE>'/],
    [['list', '--not-cause', '!hangup'], /^--not-cause: expected causes without an exclamation mark/],
    [['list', '--not-cause', ' '], /^--not-cause: expected causes without an exclamation mark/],
    [['list', '--not-cause', 'a,,b'], /^--not-cause: expected at most 50 causes/],
    [
      ['list', '--not-cause', 'busy', '--cause', 'busy'],
      /'--not-cause <CAUSE>' cannot be used with option '--cause <CAUSE>'/,
    ],
    [
      ['list', '--failed', '--cause-class', 'limit'],
      /'--failed' cannot be used with option '--cause-class <CLASS>'/,
    ],
    [
      ['list', '--columns', 'from,nobody'],
      /^--columns: expected ended, talk, or names of a record, which list --json shows\n$/,
    ],
    [['list', '--columns', ''], /which list --json shows\n$/],
    [['list', '--columns', 'foo'], /which list --json shows\n$/],
    [['list', '--columns', 'from', '--columns', 'callid,tagg'], /; did you mean tag\?\n$/],
    [['list', '--columns', 'from,From'], /^--columns: expected each name once\n$/],
    [['list', '--format', 'xml'], /'xml' is invalid. Allowed choices are table, json, ndjson, csv/],
    [['list', '--format', 'csv', '--json'], /cannot be used with option/],
    [['list', '--follow', '--all'], /'--follow' cannot be used with option '--all'/],
    [['list', '--follow', '--format', 'csv'], /^--follow: expected the format table or ndjson\n$/],
    [['list', '--from', ' '], /^--from: expected a phone number, SIP URI or other text\n$/],
    [['list', '--direction', 'sideways'], /^--direction: expected inbound or outbound\n$/],
    [
      ['list', '--since', '1h', '--until', '2h', '--min-talk-ms', '5555550142', '--max-talk-ms', '1'],
      /^--until: expected a time that is not before that of --since\n--max-talk-ms: expected at least as many as --min-talk-ms\n$/,
    ],
    [
      ['list', '--since', '5555550142', '--from', '1', '--from', '2', '--limit', '0'],
      /^--since: expected a time such as .*\n--from: expected one value, not several\n--limit: expected a whole number from 1 .*\n$/,
    ],
    [
      ['list', '--cause', 'busy,!hangup', '--answered', 'maybe'],
      /^--cause: .*\n--answered: expected true or false\n$/,
    ],
    [
      ['list', '--direction', 'up', '--region', 'us-east-1'],
      /^--direction: .*\n--region and --profile require --stack or --table\n$/,
    ],
    [['list', '--direction', 'a', '--direction', 'b'], /^--direction: expected one value, not several\n$/],
    [
      ['list', '--min-talk-ms', '1.5'],
      /^--min-talk-ms: expected a whole number of milliseconds, or a duration .*\n$/,
    ],
    [['list', '--limit', '0'], /^--limit: expected a whole number from 1/],
    [['list', '--all', '--limit', '1'], /'--limit <N>' cannot be used with option '--all'/],
    [['list', '--json', '--csv'], /'--json' cannot be used with option '--csv'/],
    [['list', '--nonsense'], /^error: unknown option '--nonsense'/],
    [['list', '--table', 'T', '--local'], /^--stack, --table and --local cannot be combined\n$/],
    [['list', '--endpoint', 'http://127.0.0.1:1'], /^--endpoint requires --table\n$/],
    [['list', '--region', 'us-east-1'], /^--region and --profile require --stack or --table\n$/],
    [['list', '--local', 'ftp://x'], /^--local: expected a URL/],
    [
      ['list', '--local', 'http://127.0.0.1:1/?a=1'],
      /^--local: expected a URL such as .*, without \? and #\n$/,
    ],
    [['import', 'nofile.csv'], /^nofile\.csv: there is no such file\n$/],
    [['get'], /^CALL_ID: expected the id of a call/],
    [['got'], /^error: unknown command 'got'\n\(Did you mean get\?\)/],
    [[], /^Usage: disconnects/],
  ]
  for (const [args, message] of cases) {
    const { code, stdout, stderr } = await runHere(args)
    expect([code, stdout]).toStrictEqual([2, ''])
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/5555550142|\n {4}at /)
  }
})

test('--help has examples at each level', async () => {
  const first = await runCli(['--help'])
  const helps = [
    first,
    await runClone(['--help']),
    ...(await runAll(['list', 'get', 'simulate'].map(name => () => runCli([name, '--help'])))),
  ]
  for (const { code, stdout, stderr } of helps) {
    expect([code, stderr]).toStrictEqual([0, ''])
    expect(stdout).toMatch(/\nExamples:\n {2}disconnects /)
  }
}, 10_000)
