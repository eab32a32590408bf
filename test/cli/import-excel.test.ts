import { aCallback, newCallId } from '../support/callbacks/builders'
import { withImports } from '../support/cli/imports'
import { runHere } from '../support/cli/in-process'
import { clientOf } from '../support/twin/twin'

const { running, fileOf, importing } = withImports()

test('what --excel writes is refused, since its times are cut; nothing of it is stored', async () => {
  const callId = newCallId()
  await clientOf(running.twin).post(aCallback({ callId }))
  const export_ = ['get', callId, '--excel', '--local', running.twin.url]
  for (const columns of [[], ['--columns', 'callId,ended']]) {
    const from =
      columns.length === 0 ? export_ : ['list', ...export_.slice(2), '--call-id', callId, ...columns]
    const file = fileOf((await runHere(from)).stdout, 'csv')
    expect(await importing(file, [], running.other)).toMatchObject({
      code: 1,
      stderr: `${file}: expected CSV that was written without --excel, which cuts times to seconds of a local clock\n`,
    })
  }
})

test('="0123" in a cell is the text that Excel shows, as other programs write it, too', async () => {
  const callId = newCallId()
  const text = `callId,from,tag,cause\r\n"=""${callId}""","=""+15555550100""","=""say """"x""""""",busy\r\n`
  expect(await importing(fileOf(`\ufeff${text}`, 'csv'))).toMatchObject({ code: 0, summary: { stored: 1 } })
  expect((await clientOf(running.twin).items(callId))[0]).toMatchObject({
    callId,
    from: '+15555550100',
    tag: 'say "x"',
  })
})
