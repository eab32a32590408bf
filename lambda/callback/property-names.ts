import { PROPERTY_NAMES, type PropertyName } from '../disconnect/properties'

const snakeCase = (camelCase: string): string =>
  camelCase.replace(/[A-Z]/g, capital => `_${capital.toLowerCase()}`)

/** Both spellings of each property: camelCase comes first, being what Bandwidth sends; its SDKs write snake_case. */
export const SPELLINGS: ReadonlyMap<PropertyName, readonly string[]> = new Map(
  PROPERTY_NAMES.map(name => [name, [...new Set([name, snakeCase(name)])]]),
)

const BY_SPELLING: ReadonlyMap<string, PropertyName> = new Map(
  [...SPELLINGS].flatMap(([name, spellings]) => spellings.map(spelling => [spelling, name] as const)),
)

/** The property that a key means, if it is one that we know. */
export const propertyOf = (key: string): PropertyName | undefined => BY_SPELLING.get(key)
