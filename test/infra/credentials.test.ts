import { RemovalPolicy } from 'aws-cdk-lib'
import { resource, synthesize } from '../support/infra/synthesized'

const { disconnects, template } = synthesize()
const secret = resource(template, disconnects.credentials)

test('the password is made by Secrets Manager, and nothing in the template says what it is', () => {
  expect(secret.Properties).not.toHaveProperty('SecretString')
  expect(JSON.stringify(template.toJSON())).not.toContain('{{resolve:')
})

test('a deployment does not change the password: these properties stay as they are', () => {
  expect(secret.Properties['GenerateSecretString']).toStrictEqual({
    SecretStringTemplate: '{"username":"bandwidth"}',
    GenerateStringKey: 'password',
    PasswordLength: 40,
    ExcludePunctuation: true,
  })
})

test('the credentials outlive their stack, but not the deployment that made them and failed, unless told otherwise', () => {
  expect(secret).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' })

  const temporary = synthesize({ removalPolicy: RemovalPolicy.DESTROY })

  expect(resource(temporary.template, temporary.disconnects.credentials)).toMatchObject({
    DeletionPolicy: 'Delete',
  })
})
