import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { gzipSync } from 'node:zlib'
import { clientOf } from '../support/twin/twin'
import { aCallbackOfNewCall, newCallId } from '../support/callbacks/builders'
import { lines, withImports } from '../support/cli/imports'
import { runHere } from '../support/cli/in-process'
import { startCli } from '../support/cli/run'

const { running, fileOf, importing } = withImports()

test('an import that is killed continues where it stopped, and leaves the same table as one run', async () => {
  const bodies = Array.from({ length: 2_000 }, (_, i) =>
    aCallbackOfNewCall({ tag: 'killed', callId: `c-killed-${i}` }),
  )
  const file = fileOf(lines(bodies.flatMap((body, i) => (i % 700 === 7 ? [body, { bad: i }] : [body]))))
  const state = `${file}.import-state.json`
  for (const signal of ['SIGKILL', 'SIGINT'] as const) {
    const child = startCli(['import', file, '--local', running.twin.url])
    const before = existsSync(state) ? readFileSync(state, 'utf8') : ''
    while (child.exitCode === null && (!existsSync(state) || readFileSync(state, 'utf8') === before))
      await new Promise(resolve => setTimeout(resolve, 5))
    child.kill(signal)
    const [code] = (await once(child, 'close')) as [number | null]
    expect(code).toBe(signal === 'SIGINT' ? 130 : null)
  }
  const otherPlace = await importing(file, [], running.other)
  expect(otherPlace).toMatchObject({ code: 1, stdout: '' })
  expect(otherPlace.stderr).toMatch(/went to another place, and stopped at row \d+: give --restart/)

  const { code, stderr, summary } = await importing(file)
  expect(stderr).toMatch(/continuing after row \d+\n/)
  expect([code, summary['rejected']]).toStrictEqual([3, 3])
  expect(Number(summary['stored']) + Number(summary['duplicate'])).toBe(2_000)
  expect(readFileSync(`${file}.rejects.ndjson`, 'utf8').trimEnd().split('\n')).toHaveLength(3)
  const listed = await runHere(['list', '--tag', 'killed', '--all', '--local', running.twin.url])
  expect(new Set(listed.stdout.trimEnd().split('\n')).size).toBe(2_000)
  expect(existsSync(state)).toBe(false)
}, 60_000)

/** The saved position of a file that was imported to its end before another file failed. */
const remembered = async (content: string) => {
  const file = fileOf(content)
  const broken = fileOf(gzipSync('\n'.repeat(200_000)).subarray(0, -8), 'gz')
  expect(await importing(file, [broken])).toMatchObject({ code: 1 })
  const state = `${file}.import-state.json`
  const text = readFileSync(state, 'utf8')
  expect(JSON.parse(text)).toMatchObject({ done: true })
  return { file, state, text }
}

test('a file that has changed since is not continued, but can be imported again from its beginning', async () => {
  const { file, state, text } = await remembered(lines([aCallbackOfNewCall()]))
  writeFileSync(file, lines([aCallbackOfNewCall(), aCallbackOfNewCall()]))
  expect((await importing(file)).stderr).toMatch(
    /has changed since its last import stopped at row 1: give --restart/,
  )
  expect(await importing(file, ['--restart'])).toMatchObject({ code: 0, summary: { stored: 2 } })
  for (const unreadable of ['no JSON', '{"version":1}', text.replace(/"offset":/, '"offset":-')]) {
    writeFileSync(state, unreadable)
    expect((await importing(file)).stderr).toMatch(/cannot be read: give --restart/)
  }
})

test('rows do not count as stored if another table answers at the same URL', async () => {
  const { file, state, text } = await remembered(lines([aCallbackOfNewCall()]))
  const { target } = JSON.parse(text) as { readonly target: string }
  expect(target).toMatch(/:table\//)
  writeFileSync(state, text.replace(target, `twin ${running.twin.url} of yesterday`))
  expect((await importing(file)).stderr).toMatch(
    /went to another place, and stopped at row 1: give --restart/,
  )
  writeFileSync(state, text)
  expect(await importing(file)).toMatchObject({ code: 0, summary: { stored: 1 } })
})

test('a file that was edited in place after its import does not count as done, even if its size is the same', async () => {
  const { file } = await remembered(lines([aCallbackOfNewCall()]))
  writeFileSync(file, readFileSync(file))
  utimesSync(file, new Date(), new Date(statSync(file).mtimeMs + 2_000))
  expect((await importing(file)).stderr).toMatch(/has changed since its last import stopped at row 1/)
})

test('a file that cannot be read, or is named twice, is refused before anything is imported', async () => {
  const callId = newCallId()
  const file = fileOf(lines([aCallbackOfNewCall({ callId })]))
  const link = `${file}.link`
  symlinkSync(file, link)
  expect(await importing(file, [`${file}.typo`])).toMatchObject({ code: 2 })
  expect(await importing(file, [link])).toMatchObject({ code: 2, stderr: 'FILE: expected each file once\n' })
  expect(await clientOf(running.twin).items(callId)).toStrictEqual([])
})

test('the rejects of a file cannot be imported together with it, and are not overwritten', async () => {
  const file = fileOf(lines([{ bad: 1 }]))
  expect(await importing(file)).toMatchObject({ code: 3 })
  const rejects = `${file}.rejects.ndjson`
  const before = readFileSync(rejects, 'utf8')
  expect(await importing(file, [rejects])).toMatchObject({
    code: 2,
    stderr: `${rejects}: import it separately: the rejected rows of ${file} are written to it\n`,
  })
  expect(readFileSync(rejects, 'utf8')).toBe(before)
})

test.each(['import-state.json', 'rejects.ndjson'])(
  'a FILE.%s that cannot be written is reported, with its name and the reason',
  async name => {
    const file = fileOf(lines([{ bad: 1 }]))
    mkdirSync(`${file}.${name}`)
    expect(await importing(file, ['--restart'])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^\S+\.(import-state\.json|rejects\.ndjson) cannot be written \([A-Z_]+\)\n/,
      ) as unknown,
    })
  },
)

test('an import whose rejects are gone does not continue without --restart', async () => {
  const { file, state, text } = await remembered(lines([{ bad: 1 }, aCallbackOfNewCall()]))
  writeFileSync(state, text.replace('"done":true', '"done":false'))
  rmSync(`${file}.rejects.ndjson`)
  expect((await importing(file)).stderr).toMatch(/rejects\.ndjson is gone, or shorter .*: give --restart/)
})
