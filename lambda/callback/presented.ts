import type { SaltedKey } from './url-key'

/** What a request shows to be let in: its `Authorization` header, or the key in its URL. Where there is a key, it alone counts. */
export type Presented = {
  readonly authorization?: string
  readonly key?: SaltedKey
}

/** What kind of credentials a refused request had, for the log. */
export type PresentedKind = 'key' | 'authorization' | 'nothing'

export const kindOf = ({ authorization, key }: Presented): PresentedKind => {
  if (key !== undefined) return 'key'
  return authorization === undefined ? 'nothing' : 'authorization'
}

export const presentedBy = (authorization: string | undefined, key?: SaltedKey): Presented => {
  if (key !== undefined) return { key }
  return authorization === undefined ? {} : { authorization }
}
