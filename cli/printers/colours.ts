import pc from 'picocolors'
import type { CauseClass } from '../../lambda/disconnect/cause'

export type Colours = ReturnType<typeof pc.createColors>
export type Paint = (text: string) => string

export const coloursFor = (wanted: boolean): Colours => pc.createColors(wanted)

const plain: Paint = text => text

/** Green is usual; yellow and cyan are somebody's choice; red and magenta need a look. */
export const causePaint = (colours: Colours, causeClass: CauseClass | undefined): Paint => {
  switch (causeClass) {
    case 'normal':
      return colours.green
    case 'callee':
      return colours.yellow
    case 'caller':
      return colours.cyan
    case 'application':
    case 'platform':
      return colours.red
    case 'limit':
    case 'unrecognized':
      return colours.magenta
    case undefined:
      return plain
  }
}
