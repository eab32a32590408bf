/** The AWS region and profile, where flags or variables name them. */
export type AwsFlags = { readonly region?: string; readonly profile?: string }

/** Facts about the tables that only flags can give with `--table`. A stack and the twin provide them. */
export type GivenTables = {
  readonly quarantineTable?: string
  readonly retentionDays?: number
  readonly indexShards?: number
  readonly readIndexShards?: number
}

export type StackChoice = { readonly _tag: 'stack'; readonly name: string; readonly aws: AwsFlags }

export type TableChoice = {
  readonly _tag: 'table'
  readonly name: string
  readonly endpoint?: URL
  readonly aws: AwsFlags
  readonly given?: GivenTables
}

export type TwinChoice = { readonly _tag: 'twin' | 'twin if it runs'; readonly url: URL }

export type DeploymentChoice = StackChoice | TwinChoice

/** The place that the flags of a command and the variables choose. */
export type PlaceChoice = DeploymentChoice | TableChoice
