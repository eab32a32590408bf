import type { Call } from './call'
import { Column, DurationColumn, SmallColumn, TextColumn } from './column'
import { TEXT_DIMENSIONS, type TextDimensionName } from './dimensions'

type NumberName = 'endedMs' | 'startMs' | 'endMs' | 'talkMs' | 'ringMs' | 'queueMs'

const ANSWERED = 1
const HAS_END = 2

/**
 * Calls in columns, in about 35 bytes each: a percentile needs every value, and a peak every time. It holds the calls of a report before
 * they are grouped, so that they can be grouped in several ways. In which order they came does not matter.
 */
export class CallTable {
  private readonly ended = new Column()
  private readonly started = new Column()
  private readonly durations = {
    talkMs: new DurationColumn(),
    ringMs: new DurationColumn(),
    queueMs: new DurationColumn(),
  }
  private readonly flags = new SmallColumn()
  private readonly texts = new Map<TextDimensionName, TextColumn>()
  /** The columns of text. */
  readonly names: readonly TextDimensionName[]

  constructor(names: readonly TextDimensionName[]) {
    this.names = names
    for (const name of names) this.texts.set(name, new TextColumn())
  }

  get length(): number {
    return this.ended.length
  }

  /** The column that holds more distinct texts than a report can be made of. */
  get full(): TextDimensionName | undefined {
    return this.names.find(name => this.text(name).isFull)
  }

  add(call: Call): void {
    this.addNumbers(call)
    for (const [name, column] of this.texts) column.push(TEXT_DIMENSIONS[name].of(call))
  }

  /** A number of a call; NaN if it has none. */
  number(name: NumberName, row: number): number {
    switch (name) {
      case 'endedMs':
        return this.ended.at(row)
      case 'endMs':
        // A call that has an end is selected by it.
        return (this.flags.at(row) & HAS_END) === 0 ? NaN : this.ended.at(row)
      case 'startMs':
        return this.started.at(row)
      case 'talkMs':
      case 'ringMs':
      case 'queueMs':
        return this.durations[name].at(row)
    }
  }

  isAnswered(row: number): boolean {
    return (this.flags.at(row) & ANSWERED) !== 0
  }

  text(name: TextDimensionName): TextColumn {
    const column = this.texts.get(name)
    if (column === undefined) throw new Error(`The table of calls has no column ${name}`)
    return column
  }

  /** Adds the calls of another table that has these columns. */
  addAll(other: CallTable): void {
    for (let row = 0; row < other.length; row++) {
      this.addNumbers({
        endedMs: other.number('endedMs', row),
        startMs: other.number('startMs', row),
        endMs: other.number('endMs', row),
        answered: other.isAnswered(row),
        talkMs: other.number('talkMs', row),
        ringMs: other.number('ringMs', row),
        queueMs: other.number('queueMs', row),
      })
      for (const [name, column] of this.texts) column.push(other.text(name).textAt(row))
    }
  }

  private addNumbers({
    endedMs,
    startMs,
    endMs,
    answered,
    talkMs,
    ringMs,
    queueMs,
  }: Pick<Call, NumberName | 'answered'>): void {
    this.ended.push(endedMs)
    this.started.push(startMs)
    this.flags.push((answered ? ANSWERED : 0) | (Number.isNaN(endMs) ? 0 : HAS_END))
    this.durations.talkMs.push(talkMs)
    this.durations.ringMs.push(ringMs)
    this.durations.queueMs.push(queueMs)
  }
}

/** The calls of both. */
export const merge = (one: CallTable, other: CallTable): CallTable => {
  const both = new CallTable(one.names)
  both.addAll(one)
  both.addAll(other)
  return both
}
