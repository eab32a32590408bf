type Numbers = Float64Array | Int32Array | Uint8Array

const FIRST_LENGTH = 1_024

/** A list of numbers that grows. */
class GrowingList<A extends Numbers> {
  private readonly create: (length: number) => A
  private numbers: A
  length = 0

  constructor(create: (length: number) => A) {
    this.create = create
    this.numbers = create(FIRST_LENGTH)
  }

  push(number: number): void {
    if (this.length === this.numbers.length) {
      const larger = this.create(this.length * 2)
      larger.set(this.numbers)
      this.numbers = larger
    }
    this.numbers[this.length++] = number
  }

  at(row: number): number {
    return this.numbers[row] ?? NaN
  }
}

/** A column of any numbers, in 8 bytes each. */
export class Column extends GrowingList<Float64Array> {
  constructor() {
    super(length => new Float64Array(length))
  }
}

/** A column of numbers such as codes, in 4 bytes each. */
export class WholeColumn extends GrowingList<Int32Array> {
  constructor() {
    super(length => new Int32Array(length))
  }
}

/** A column of numbers from 0 to 255. */
export class SmallColumn extends GrowingList<Uint8Array> {
  constructor() {
    super(length => new Uint8Array(length))
  }
}

const NONE = -1
const ELSEWHERE = -2
const DURATION_MAX_MS = 2 ** 31 - 1

/** A column of durations in whole milliseconds, or NaN, in 4 bytes each: longer ones than 24 days are kept beside it. */
export class DurationColumn {
  private readonly numbers = new WholeColumn()
  private readonly others = new Map<number, number>()

  push(ms: number): void {
    if (Number.isNaN(ms)) this.numbers.push(NONE)
    else if (ms <= DURATION_MAX_MS) this.numbers.push(ms)
    else {
      this.others.set(this.numbers.length, ms)
      this.numbers.push(ELSEWHERE)
    }
  }

  at(row: number): number {
    const number = this.numbers.at(row)
    if (number >= 0) return number
    return number === ELSEWHERE ? (this.others.get(row) ?? NaN) : NaN
  }
}

/** More distinct texts than anybody reads, or so many characters of them, are refused before memory is full. */
const TEXTS_MAX = 5_000_000
const CHARACTERS_MAX = 250_000_000

/** A column of texts. Each distinct text is kept once, and a row has its number. */
export class TextColumn {
  private readonly numbers = new Map<string, number>()
  private readonly rows = new WholeColumn()
  private characters = 0
  /** The text of each number. Number 0 stands for no text. */
  readonly texts: (string | undefined)[] = [undefined]

  /** Whether it holds more than a report can be made of. */
  get isFull(): boolean {
    return this.texts.length > TEXTS_MAX || this.characters > CHARACTERS_MAX
  }

  push(text: string | undefined): void {
    this.rows.push(text === undefined ? 0 : this.numberOf(text))
  }

  /** The number of the text in a row. */
  at(row: number): number {
    return this.rows.at(row)
  }

  textAt(row: number): string | undefined {
    return this.texts[this.at(row)]
  }

  private numberOf(text: string): number {
    const known = this.numbers.get(text)
    if (known !== undefined) return known
    const number = this.texts.length
    this.numbers.set(text, number)
    this.texts.push(text)
    this.characters += text.length
    return number
  }
}
