/** A callback in the making: what is sent, and what the record must hold for it. */
export type Draft = {
  /** Member by member, as sent. */
  readonly sent: Readonly<Record<string, unknown>>
  /** The value that each property has to become; nothing for what was sent as "not given". */
  readonly meant: Readonly<Record<string, unknown>>
  /** The members that no property is called. */
  readonly extra: Readonly<Record<string, unknown>>
}

export const EMPTY: Draft = { sent: {}, meant: {}, extra: {} }

const without = (members: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(members).filter(([other]) => other !== name))

/** A property, and the value that its spelling means. */
export const saying = (draft: Draft, name: string, sent: unknown, meant: unknown = sent): Draft => ({
  ...draft,
  sent: { ...draft.sent, [name]: sent },
  meant: { ...draft.meant, [name]: meant },
})

export const sayingAll = (draft: Draft, properties: Readonly<Record<string, unknown>>): Draft => ({
  ...draft,
  sent: { ...draft.sent, ...properties },
  meant: { ...draft.meant, ...properties },
})

/** A property that is there without a value: `null`, or `""` as old documentation has it. */
export const sayingNothing = (draft: Draft, name: string, sent: null | ''): Draft => ({
  ...draft,
  sent: { ...draft.sent, [name]: sent },
  meant: without(draft.meant, name),
})

export const leavingOut = (draft: Draft, name: string): Draft => ({
  ...draft,
  sent: without(draft.sent, name),
  meant: without(draft.meant, name),
})

export const sayingBesides = (draft: Draft, key: string, value: unknown): Draft => ({
  ...draft,
  sent: { ...draft.sent, [key]: value },
  extra: { ...draft.extra, [key]: value },
})
