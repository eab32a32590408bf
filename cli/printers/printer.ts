/** Turns items into the pieces of a text, each piece as soon as its items are there. */
export type Printer<A> = (items: AsyncIterable<A>) => AsyncIterable<string>

/** What is known of the terminal that text is for. */
export type Screen = { readonly columns: number; readonly colours: boolean }
