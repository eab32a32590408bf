import { Validations } from 'aws-cdk-lib'
import type { App } from 'aws-cdk-lib'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'

/** Synthesis fails on whatever these packs find, unless it is acknowledged, with the reason, beside its construct. */
export const checkBestPractices = (app: App): void => {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
}
