import { runAsked } from '../support/cli/asked-here'
import { NUMBER, useErasing } from '../support/erasure/erasing'

const { local, post, stored } = useErasing()

test('a number can be given on stdin, where no list of processes shows it', async () => {
  const callId = await post({ from: NUMBER })
  const ended = await runAsked(['erase', '--number', '-', '--yes', ...local()], {}, `${NUMBER}\n`)
  expect(ended).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Number: /) as unknown })
  expect((await stored()).marks).toStrictEqual([callId])
})

test('then nothing can be asked, and an empty line is no number', async () => {
  const flags = ['erase', '--number', '-', ...local()]
  expect(await runAsked(flags, {}, `${NUMBER}\nyes\n`)).toMatchObject({
    code: 2,
    stderr: '--number - takes stdin, so nothing can be asked: give --yes, or --dry-run\n',
  })
  expect(await runAsked([...flags, '--yes'], {}, '\n')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--number: expected a phone number') as unknown,
  })
})
