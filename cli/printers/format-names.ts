/** For people (a table, or the details of each record), and for programs. */
export const FORMATS = ['table', 'json', 'ndjson', 'csv', 'excel'] as const
export type Format = (typeof FORMATS)[number]
