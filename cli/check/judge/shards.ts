import { ok, warning, type Finding } from '../finding'

/** @param needed the least number of shards that questions must read to find all records; undefined if they do */
export const judgeShards = (needed: number | undefined): Finding =>
  needed === undefined
    ? ok('questions read every shard that holds records')
    : warning(
        `questions miss records of a time when indexShards was ${needed} or more`,
        'set readIndexShards to the most that indexShards has been (docs/configuration.md), and deploy',
      )
