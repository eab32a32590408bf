/** The same object type, with each property optional that may be undefined. */
export type Defined<A> = {
  [K in keyof A as undefined extends A[K] ? never : K]: A[K]
} & {
  [K in keyof A as undefined extends A[K] ? K : never]?: Exclude<A[K], undefined>
}

/** The object without its properties that are undefined: an optional property is either there, with a value, or not there. */
export const defined = <A extends object>(values: A): Defined<A> => {
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) if (value !== undefined) kept[name] = value
  return kept as Defined<A>
}
