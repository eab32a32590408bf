import type * as T from 'fp-ts/Task'

/** What became of an event. */
export type PublishResult =
  | { readonly _tag: 'published' }
  /** The event bus will never take it: it is too large, or its JSON goes beyond what EventBridge takes. */
  | { readonly _tag: 'refused'; readonly cause: unknown }
  /** Throttled, denied, timed out or failing: a later attempt may succeed. */
  | { readonly _tag: 'unavailable'; readonly cause: unknown }

/**
 * Puts events about ended calls on an event bus.
 *
 * @param details the `detail` of each event, as JSON
 * @returns what became of each, in the same order. It never rejects
 */
export type Publisher = (details: readonly string[]) => T.Task<readonly PublishResult[]>
