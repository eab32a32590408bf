import type { Disconnect } from '../../lambda/disconnect/disconnect'

/** Records as the pieces of a text, each as soon as its records are there. */
export type Printer = (records: AsyncIterable<Disconnect>) => AsyncIterable<string>

/** What is known of the terminal that text is for. */
export type Screen = { readonly columns: number; readonly colours: boolean }
