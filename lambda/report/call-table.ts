import type { Call } from './call'
import { Column, TextColumn } from './column'
import { TEXT_DIMENSIONS, type TextDimensionName } from './dimensions'

/** The columns of numbers, with what each has of a call. */
const NUMBERS = ['endedMs', 'startMs', 'endMs', 'talkMs', 'ringMs', 'queueMs'] as const
type NumberName = (typeof NUMBERS)[number]

const columns = (): Readonly<Record<NumberName | 'answered', Column>> => ({
  endedMs: new Column(),
  startMs: new Column(),
  endMs: new Column(),
  talkMs: new Column(),
  ringMs: new Column(),
  queueMs: new Column(),
  answered: new Column(),
})

/**
 * Calls in columns, in about 60 bytes each: a percentile needs every value, and a peak every time. It holds the calls of a report before
 * they are grouped, so that it can be grouped in several ways. In which order they came does not matter.
 */
export class CallTable {
  private readonly numbers = columns()
  private readonly texts = new Map<TextDimensionName, TextColumn>()

  /** The columns of text. */
  readonly names: readonly TextDimensionName[]

  constructor(names: readonly TextDimensionName[]) {
    this.names = names
    for (const name of names) this.texts.set(name, new TextColumn())
  }

  get length(): number {
    return this.numbers.endedMs.length
  }

  /** The column that holds more distinct texts than a report can be made of. */
  get full(): TextDimensionName | undefined {
    return this.names.find(name => this.text(name).isFull)
  }

  add(call: Call): void {
    for (const name of NUMBERS) this.numbers[name].push(call[name])
    this.numbers.answered.push(call.answered ? 1 : 0)
    for (const [name, column] of this.texts) column.push(TEXT_DIMENSIONS[name].of(call))
  }

  number(name: NumberName, row: number): number {
    return this.numbers[name].at(row)
  }

  isAnswered(row: number): boolean {
    return this.numbers.answered.at(row) === 1
  }

  text(name: TextDimensionName): TextColumn {
    const column = this.texts.get(name)
    if (column === undefined) throw new Error(`The table of calls has no column ${name}`)
    return column
  }

  /** Adds the calls of another table that has these columns. */
  addAll(other: CallTable): void {
    for (let row = 0; row < other.length; row++) {
      for (const name of NUMBERS) this.numbers[name].push(other.number(name, row))
      this.numbers.answered.push(other.isAnswered(row) ? 1 : 0)
      for (const [name, column] of this.texts) column.push(other.text(name).textAt(row))
    }
  }
}

/** The calls of both. */
export const merge = (one: CallTable, other: CallTable): CallTable => {
  const both = new CallTable(one.names)
  both.addAll(one)
  both.addAll(other)
  return both
}
