import * as E from 'fp-ts/Either'
import {
  type Quarantine,
  type QuarantinedRequest,
  type QuarantineEntry,
  type QuarantineRange,
  type QuarantineReader,
  quarantineIdOf,
} from '../../lambda/intake/quarantine'
import type { Timestamp } from '../../lambda/disconnect/timestamp'
import { PART_BYTES } from '../../lambda/dynamodb/quarantine/store'
import { aQuarantinedRequest } from '../support/callbacks/builders'

export type AnyQuarantine = Quarantine &
  QuarantineReader & {
    /** Deletes a part, as if it had expired before the others. */
    readonly losePart: (quarantineId: string, part: number) => Promise<void>
  }

let requests = 0

const arrivedAt = (time: string, overrides: Partial<QuarantinedRequest> = {}): QuarantinedRequest => {
  const requestId = `request-${++requests}`
  const receivedAt = time as Timestamp
  return aQuarantinedRequest({
    quarantineId: quarantineIdOf({ receivedAt, requestId }),
    requestId,
    receivedAt,
    ...overrides,
  })
}

const noise = (bytes: number): Uint8Array =>
  Buffer.from(Uint8Array.from({ length: bytes }, (_, i) => (i * 2654435761) >>> 24))

/** The contract of every quarantine. Each engine runs this suite. Each test uses a different year. */
export const quarantineContract = (name: string, makeQuarantine: () => AnyQuarantine): void => {
  describe(`the quarantine on ${name}`, () => {
    const quarantine = (): AnyQuarantine => makeQuarantine()
    const put = async (...all: readonly QuarantinedRequest[]): Promise<void> => {
      for (const request of all) expect(await quarantine().put(request)()).toStrictEqual(E.right(undefined))
    }
    const entries = async (since: string, until: string): Promise<readonly QuarantineEntry[]> => {
      const range = { since, until } as QuarantineRange
      const found: QuarantineEntry[] = []
      for await (const entry of quarantine().list(range)) found.push(E.isRight(entry) ? entry.right : fail())
      return found
    }
    const fail = (): never => {
      throw new Error('An entry cannot be read')
    }

    test('returns a request byte for byte as it was put', async () => {
      const odd = arrivedAt('2001-03-14T09:26:54.001Z', {
        body: noise(7),
        query: 'a=%FF&b',
        headers: { 'content-type': 'text/plain', '': 'ünnamed' },
        violations: [],
      })
      await put(odd)
      const entry = { ...odd, complete: true }
      expect(await quarantine().get(odd.quarantineId)()).toStrictEqual(E.right(entry))
      expect(await entries('2001-03-14T00:00:00.000Z', '2001-03-15T00:00:00.000Z')).toStrictEqual([entry])
    })

    test('returns nothing for an unknown identifier, or for text that is not an identifier', async () => {
      for (const id of ['20010314T092654001Z-ffffffffffffffff', 'x', '', '20010314T092654001Z-'])
        expect(await quarantine().get(id)()).toStrictEqual(E.right(undefined))
    })

    test('lists the requests of a time range, newest first, including its start and excluding its end', async () => {
      const times = ['2002-01-31T23:59:59.999Z', '2002-02-01T00:00:00.000Z', '2002-02-03T12:00:00.000Z']
      const all = times.map(time => arrivedAt(time))
      await put(...all)
      const listed = async (since: string, until: string): Promise<readonly number[]> =>
        (await entries(since, until)).map(({ receivedAt }) => times.indexOf(receivedAt))
      expect(await listed('2002-01-01T00:00:00.000Z', '2003-01-01T00:00:00.000Z')).toStrictEqual([2, 1, 0])
      expect(await listed('2002-01-31T23:59:59.999Z', '2002-02-03T12:00:00.000Z')).toStrictEqual([1, 0])
      expect(await listed('2002-02-01T00:00:00.000Z', '2002-02-01T00:00:00.001Z')).toStrictEqual([1])
      expect(await listed('2002-02-01T00:00:00.001Z', '2002-02-03T12:00:00.000Z')).toStrictEqual([])
    })

    test('lists days that are far apart in a long range, in order', async () => {
      const days = ['1910-12-31', '1910-12-30', '1910-11-02', '1910-02-28', '1910-02-27', '1910-01-01']
      const requests = days.map(day => arrivedAt(`${day}T12:00:00.000Z`))
      await put(...requests)
      expect(
        (await entries('1910-01-01T00:00:00.000Z', '1911-01-01T00:00:00.000Z')).map(
          ({ quarantineId }) => quarantineId,
        ),
      ).toStrictEqual(requests.map(({ quarantineId }) => quarantineId))
    })

    test('reassembles large bodies, even if they fill more than one page', async () => {
      const sizes = [0, PART_BYTES, PART_BYTES + 1, 5 * PART_BYTES - 1]
      const all = sizes.map((bytes, i) => arrivedAt(`2003-01-01T00:00:00.00${i}Z`, { body: noise(bytes) }))
      await put(...all)
      const found = await entries('2003-01-01T00:00:00.000Z', '2003-01-02T00:00:00.000Z')
      expect(found.map(({ complete }) => complete)).toStrictEqual([true, true, true, true])
      for (const [i, request] of all.toReversed().entries())
        expect(Buffer.compare(found[i]?.body ?? noise(1), request.body)).toBe(0)
      for (const request of all) {
        const one = await quarantine().get(request.quarantineId)()
        expect(E.isRight(one) && Buffer.compare(one.right?.body ?? noise(1), request.body)).toBe(0)
      }
    })

    test('returns a truncated body as incomplete, with the length and SHA-256 of the whole', async () => {
      const truncated = arrivedAt('2007-01-01T00:00:00.000Z', {
        body: noise(7),
        truncatedFrom: { bytes: 5_000_000, sha256: 'ab'.repeat(32) },
      })
      await put(truncated)
      const entry = { ...truncated, complete: false }
      expect(await quarantine().get(truncated.quarantineId)()).toStrictEqual(E.right(entry))
      expect(await entries('2007-01-01T00:00:00.000Z', '2007-01-02T00:00:00.000Z')).toStrictEqual([entry])
    })

    test('returns a request without one of its parts as incomplete, and none without its first part', async () => {
      const [whole, damaged, begun] = [1, 2, 3].map(day =>
        arrivedAt(`2004-01-0${day}T00:00:00.000Z`, { body: noise(2 * PART_BYTES + 1) }),
      ) as [QuarantinedRequest, QuarantinedRequest, QuarantinedRequest]
      await put(whole, damaged, begun)
      await quarantine().losePart(damaged.quarantineId, 1)
      await quarantine().losePart(begun.quarantineId, 0)
      const found = await entries('2004-01-01T00:00:00.000Z', '2005-01-01T00:00:00.000Z')
      expect(found.map(({ quarantineId, complete }) => [quarantineId, complete])).toStrictEqual([
        [damaged.quarantineId, false],
        [whole.quarantineId, true],
      ])
      expect(await quarantine().get(begun.quarantineId)()).toStrictEqual(E.right(undefined))
    })

    test('marks a request as replayed once, and keeps all of it', async () => {
      const request = arrivedAt('2005-01-01T00:00:00.000Z', { body: noise(PART_BYTES + 1) })
      await put(request)
      const first = { at: '2005-01-02T00:00:00.000Z' as Timestamp, result: 'stored' as const }
      const second = { at: '2005-01-03T00:00:00.000Z' as Timestamp, result: 'duplicate' as const }
      for (const replayed of [first, second])
        expect(await quarantine().markReplayed(request.quarantineId, replayed)()).toStrictEqual(
          E.right(undefined),
        )
      expect(await quarantine().get(request.quarantineId)()).toStrictEqual(
        E.right({ ...request, complete: true, replayed: first }),
      )
    })

    test('does not recreate a request that expired during its replay', async () => {
      const { quarantineId } = arrivedAt('2006-01-01T00:00:00.000Z')
      const replayed = { at: '2006-01-02T00:00:00.000Z' as Timestamp, result: 'stored' as const }
      expect(await quarantine().markReplayed(quarantineId, replayed)()).toStrictEqual(E.right(undefined))
      expect(await quarantine().get(quarantineId)()).toStrictEqual(E.right(undefined))
    })
  })
}
