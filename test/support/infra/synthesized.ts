import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, type Resource, type Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import cdkJson from '../../../cdk.json'
import type { DisconnectLog } from '../../../infra/disconnect-log'
import { DisconnectsStack, type DisconnectsStackProps } from '../../../infra/disconnects-stack'

export type Synthesized = {
  readonly stack: Stack
  readonly disconnects: DisconnectLog
  readonly template: Template
}

/** The output folders of all apps; an App without one leaves a folder behind. */
const outdir = mkdtempSync(join(tmpdir(), 'synth-'))
afterAll(() => {
  rmSync(outdir, { recursive: true })
})

/**
 * An app with the feature flags of `cdk synth`. It leaves out what takes seconds and does not change a template: bundles, stack
 * traces and, unless `rules` is set, CDK's own validation.
 */
export const appWithoutBundles = ({ rules = false } = {}): App =>
  new App({
    outdir: mkdtempSync(join(outdir, 'app-')),
    builtinCloudFormationValidation: rules,
    context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [], 'aws:cdk:disable-stack-trace': true },
  })

const synthesizeNew = (props?: DisconnectsStackProps): Synthesized => {
  const stack = new DisconnectsStack(appWithoutBundles(), 'BandwidthDisconnects', props)
  return { stack, disconnects: stack.disconnects, template: Template.fromStack(stack) }
}

let byDefault: Synthesized | undefined

/** The default stack is synthesized once in a test file. */
export const synthesize = (props?: DisconnectsStackProps): Synthesized =>
  props === undefined ? (byDefault ??= synthesizeNew()) : synthesizeNew(props)

/** The properties of a construct that lead to its resource in the template. */
export type Synthesizable = Pick<Resource, 'stack' | 'node'>

export const logicalId = ({ stack, node }: Synthesizable): string => {
  const { defaultChild } = node
  if (defaultChild === undefined) throw new Error(`${node.path} does not have exactly one resource`)
  return stack.resolve((defaultChild as unknown as { logicalId: string }).logicalId) as string
}

type TemplateResource = {
  readonly Type: string
  readonly Properties: Readonly<Record<string, unknown>>
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
  readonly DependsOn?: readonly string[]
}

type TemplateJson = { readonly Resources: Readonly<Record<string, TemplateResource>> }

export const resources = (template: Template): [string, TemplateResource][] =>
  Object.entries((template.toJSON() as TemplateJson).Resources)

export const resourcesOf = (template: Template, type: string): readonly TemplateResource[] =>
  resources(template)
    .filter(([, { Type }]) => Type === type)
    .map(([, found]) => found)

export const resource = (template: Template, construct: Synthesizable): TemplateResource => {
  const found = Object.fromEntries(resources(template))[logicalId(construct)]
  if (found === undefined) throw new Error(`${construct.node.path} is not in the template`)
  return found
}

/** A function's environment, with logical ids in place of what CloudFormation fills in. */
export const environmentOf = (template: Template, construct: Synthesizable): Record<string, string> => {
  const { Variables } = resource(template, construct).Properties['Environment'] as {
    Variables: Record<string, string | { Ref: string } | { 'Fn::GetAtt': readonly [string, string] }>
  }
  const textOf = (value: (typeof Variables)[string]): string => {
    if (typeof value === 'string') return value
    return 'Ref' in value ? value.Ref : value['Fn::GetAtt'].join('.')
  }
  return Object.fromEntries(Object.entries(Variables).map(([name, value]) => [name, textOf(value)]))
}

/** The service of the default stack: a dimension of its metrics, and how the names of its alarms begin. */
export const SERVICE = 'BandwidthDisconnects/Disconnects'

type AlarmProperties = Readonly<Record<string, unknown>> & {
  readonly AlarmName: string
  readonly AlarmDescription: string
}

/** The alarms of a template, by the last part of their names. */
export const alarmsOf = ({ template }: Pick<Synthesized, 'template'>): Record<string, AlarmProperties> =>
  Object.fromEntries(
    resourcesOf(template, 'AWS::CloudWatch::Alarm').map(({ Properties }) => {
      const properties = Properties as AlarmProperties
      return [properties.AlarmName.replace(`${SERVICE}/`, ''), properties]
    }),
  )
