import { z } from 'zod'

/** Absent, `null` and empty all mean "not given". */
const given = (value: unknown): unknown =>
  value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value

const optional = <T extends z.ZodType>(type: T) => z.preprocess(given, type.optional())

const text = z
  .string()
  .trim()
  .min(1)
  .transform(sent => sent.toWellFormed())

const atMost = (bytes: number) =>
  z
    .string()
    .trim()
    .min(1)
    .refine(sent => sent.isWellFormed() && Buffer.byteLength(sent) <= bytes)

/** A time without a zone is UTC. */
const time = z.iso
  .datetime({ offset: true, local: true })
  .transform(sent => new Date(/(?:Z|[+-]\d{2}:?\d{2})$/.test(sent) ? sent : `${sent}Z`).toISOString())

const party = text.transform(sent => {
  const digits = (/^(?:tel:)?\+([\d\s().-]+)$/i.exec(sent)?.[1] ?? '').replace(/\D/g, '')
  return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : sent
})

const PROPERTIES = {
  callId: atMost(2048),
  eventType: z.preprocess(given, atMost(900).default('disconnect')),
  eventTime: optional(time),
  accountId: optional(text),
  applicationId: optional(text),
  from: optional(party),
  to: optional(party),
  direction: optional(text),
  callUrl: optional(text),
  enqueuedTime: optional(time),
  startTime: optional(time),
  answerTime: optional(time),
  endTime: optional(time),
  cause: optional(text),
  errorMessage: optional(text),
  errorId: optional(text),
  tag: optional(text),
  parentCallId: optional(text),
  transferCallerId: optional(party),
  transferTo: optional(party),
  privacy: optional(z.boolean()),
  callerDisplayName: optional(text),
  sipCallId: optional(text),
  sipResponseCode: optional(z.number().int()),
}

const CAMEL_CASE = new Map(
  Object.keys(PROPERTIES).map(name => [name.replace(/[A-Z]/g, c => `_${c.toLowerCase()}`), name]),
)

/** Bandwidth sends camelCase; its SDKs write snake_case. */
const inCamelCase = (body: unknown): unknown => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  const sent = new Map<string, unknown>()
  for (const [key, value] of Object.entries(body)) {
    const name = CAMEL_CASE.get(key) ?? key
    if (!sent.has(name) || name === key) sent.set(name, value)
  }
  return Object.fromEntries(sent)
}

/** The callback at the end of a call. Unknown keys are kept. */
export const callbackSchema = z.preprocess(inCamelCase, z.looseObject(PROPERTIES))

export type Callback = z.output<typeof callbackSchema>

export const isKnown = (name: string): boolean => name in PROPERTIES
