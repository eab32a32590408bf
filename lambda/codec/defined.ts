/** The same object type, with each property optional that may be undefined. */
export type Defined<A> = {
  [K in keyof A as undefined extends A[K] ? never : K]: A[K]
} & {
  [K in keyof A as undefined extends A[K] ? K : never]?: Exclude<A[K], undefined>
}

/** The object without its undefined properties. */
export const defined = <A extends object>(values: A): Defined<A> => {
  const result: Record<string, unknown> = {}
  for (const name of Object.keys(values)) {
    const value: unknown = values[name as keyof A]
    if (value !== undefined) result[name] = value
  }
  return result as Defined<A>
}
