import { IDS, expectNothingHidden, useConfiguration } from '../support/bandwidth/configure'

const { bandwidth, configure, toStack, statusOf, savedFiles, patches } = useConfiguration()

const restore = (...more: readonly string[]) => configure(['--restore', savedFiles()[0] ?? '', ...more])

test.each([IDS.unset, IDS.former, IDS.basic])('gives back what was there before: %s', async id => {
  const before = { ...bandwidth().stored.get(id) }
  await toStack(id, '--yes')
  expect(bandwidth().stored.get(id)).not.toStrictEqual(before)
  const ended = await restore('--yes')
  expect([ended.code, ended.stderr]).toStrictEqual([0, ''])
  expectNothingHidden(ended)
  const now = bandwidth().stored.get(id) ?? {}
  expect(now).toStrictEqual(before)
  bandwidth().forget()
  expect((await restore('--yes')).stdout).toMatch(/ is as it was at .* Nothing was changed\n$/)
  expect(patches()).toStrictEqual([])
})

test('asks, shows the difference with --dry-run, and needs the account of the file', async () => {
  await toStack(IDS.unset, '--yes')
  bandwidth().forget()
  expect(await restore()).toMatchObject({ code: 2, stderr: expect.stringMatching(/no terminal/) as string })
  const dry = await restore('--dry-run')
  expect(dry.stdout).toContain('after   none')
  expect((await restore('--yes', '--account-id', '1')).stderr).toMatch(
    /^The file holds an application of the account 9900000, and .* names 1\n$/,
  )
  expect(patches()).toStrictEqual([])
})

test('does not take the callbacks from a handler that somebody set meanwhile, unless with --replace', async () => {
  await toStack(IDS.unset, '--yes')
  bandwidth().stored.set(IDS.unset, {
    ...bandwidth().stored.get(IDS.unset),
    ApplicationId: IDS.unset,
    CallStatusCallbackUrl: 'https://acme.example.com/new',
  })
  expect((await restore('--yes')).stderr).toMatch(
    /to https:\/\/acme\.example\.com\/new\. That handler .* --replace/,
  )
  expect(await restore('--yes', '--replace')).toMatchObject({ code: 0 })
  expect(statusOf(IDS.unset).url).toBeUndefined()
})
