/** What people ask for, and no disconnect callback can tell, each with the reason. Names are in lower case, without separators. */
const REASONS: readonly (readonly [names: readonly string[], reason: string])[] = [
  [
    ['pdd', 'postdialdelay'],
    'another figure: post-dial delay cannot be known, since Bandwidth does not say when the phone rang. answerDelay is from the start to the answer',
  ],
  [
    ['mos', 'meanopinionscore', 'quality', 'jitter', 'packetloss'],
    'another figure: the quality of the sound cannot be known, since a disconnect callback says nothing about media',
  ],
  [
    ['hungupby', 'whohungup', 'hangupby', 'hangupparty', 'disconnectedby', 'releasedby'],
    'another name: who hung up cannot be known, since the cause of both sides is hangup. causeClass says on which side a failure lies',
  ],
]

/** @returns what was expected instead, and why this cannot be known; undefined for any other name */
export const whyUnknowable = (name: string): string | undefined =>
  REASONS.find(([names]) => names.includes(name))?.[1]
