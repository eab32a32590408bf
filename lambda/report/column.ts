/** A list of numbers that grows, in 8 bytes each. */
export class Column {
  private values = new Float64Array(1_024)
  length = 0

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Float64Array(this.length * 2)
      larger.set(this.values)
      this.values = larger
    }
    this.values[this.length++] = value
  }

  at(row: number): number {
    return this.values[row] ?? NaN
  }
}

/** More distinct values than anybody reads, or their texts in this many characters, are refused before memory is full. */
const VALUES_MAX = 5_000_000
const CHARACTERS_MAX = 250_000_000

/** A column of texts. Each distinct text is kept once, and a row has its number. */
export class TextColumn {
  private readonly numbers = new Map<string, number>()
  private readonly codes = new Column()
  private characters = 0
  /** The text of each number. Number 0 stands for no text. */
  readonly texts: (string | undefined)[] = [undefined]

  /** Whether it holds more than a report can be made of. */
  get isFull(): boolean {
    return this.texts.length > VALUES_MAX || this.characters > CHARACTERS_MAX
  }

  push(text: string | undefined): void {
    this.codes.push(text === undefined ? 0 : this.numberOf(text))
  }

  /** The number of the text in a row. */
  at(row: number): number {
    return this.codes.at(row)
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
