import { Validations } from 'aws-cdk-lib'
import type { App } from 'aws-cdk-lib'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'

/** Synthesis fails on any finding of these rule packs that is not acknowledged, with a reason, beside its construct. */
export const checkBestPractices = (app: App): void => {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
}
