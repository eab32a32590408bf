import { bytesOf, hexDump, sizeText } from '../../../web/quarantine/bytes'

test('bytes that are no text are shown by their values, with the letters among them', () => {
  const bytes = bytesOf(Buffer.from([0xff, 0xfe, ...Buffer.from('<img> and more text')]).toString('base64'))
  expect(hexDump(bytes, 1_000)).toBe(
    [
      '00000000  ff fe 3c 69 6d 67 3e 20 61 6e 64 20 6d 6f 72 65  ..<img> and more',
      '00000010  20 74 65 78 74                                    text',
    ].join('\n'),
  )
  expect(hexDump(bytes, 2)).toContain('ff fe  ')
})

test('sizes are written as on the command line', () => {
  expect([0, 1_023, 2_560, 3 * 1024 * 1024].map(sizeText)).toStrictEqual([
    '0 B',
    '1023 B',
    '2.5 KB',
    '3.0 MB',
  ])
})
