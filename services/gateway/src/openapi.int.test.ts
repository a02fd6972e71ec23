import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHarness, type Harness } from '../test/harness.ts'

interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly examples?: readonly unknown[]
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
}
interface Parameter {
  readonly name: string
  readonly in: string
  readonly description?: string
  readonly schema: Schema
}
interface Operation {
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly Parameter[]
  readonly responses: Readonly<
    Record<
      string,
      { readonly description?: string; readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }
    >
  >
}
interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

let harness: Harness
let document: Document
beforeAll(async () => {
  harness = await createHarness()
  const { get } = await harness.start()
  document = (await (await get('/openapi.json')).json()) as Document
})
afterAll(() => harness.stop())

const operations = (): [string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  )

/** Every schema within a schema, with where it stands. */
const within = (schema: Schema, at: string): [string, Schema][] => [
  [at, schema],
  ...Object.entries(schema.properties ?? {}).flatMap(([name, one]) => within(one, `${at}.${name}`)),
  ...(schema.items ? within(schema.items, `${at}[]`) : []),
  ...(schema.anyOf ?? []).flatMap(one => within(one, at)),
]

const schemas = (): [string, Schema][] => [
  ...Object.entries(document.components.schemas).flatMap(([name, schema]) => within(schema, name)),
  ...operations().flatMap(([name, { parameters = [], responses }]) => [
    ...parameters.flatMap(one => within(one.schema, `${name} ${one.name}`)),
    ...Object.entries(responses).flatMap(([status, { content = {} }]) =>
      Object.values(content).flatMap(({ schema }) => within(schema, `${name} ${status}`)),
    ),
  ]),
]

const fits = ({ type, format, enum: allowed }: Schema, example: unknown): boolean => {
  if (allowed && !allowed.includes(example)) return false
  if (format === 'date-time') return typeof example === 'string' && !Number.isNaN(Date.parse(example))
  if (type === 'integer') return Number.isInteger(example)
  if (type === 'array') return Array.isArray(example)
  return type === undefined || typeof example === type
}

describe('the OpenAPI document', () => {
  it('names every path of the service', () => {
    expect(
      operations()
        .map(([name]) => name)
        .sort(),
    ).toEqual([
      'DELETE /v1/session',
      'GET /v1/brands',
      'GET /v1/brands/{id}',
      'GET /v1/brands/{id}/mentions',
      'GET /v1/brands/{id}/windows',
      'GET /v1/coverage',
      'GET /v1/crises',
      'GET /v1/crises/{id}',
      'GET /v1/crises/{id}/preview',
      'GET /v1/crises/{id}/timeline',
      'GET /v1/flag-codes/{code}',
      'GET /v1/holds/{brandId}',
      'GET /v1/links/{token}',
      'GET /v1/notifications',
      'GET /v1/plan',
      'GET /v1/playbook/versions',
      'GET /v1/playbook/versions/{version}',
      'GET /v1/scorers',
      'GET /v1/screens',
      'GET /v1/session',
      'GET /v1/signals',
      'GET /v1/signals/{id}',
      'GET /v1/signals/{id}/explain',
      'GET /v1/sources',
      'GET /v1/status',
      'POST /v1/crises/{id}/acknowledge',
      'POST /v1/crises/{id}/brands',
      'POST /v1/crises/{id}/cause',
      'POST /v1/crises/{id}/close',
      'POST /v1/crises/{id}/confirm',
      'POST /v1/crises/{id}/decline',
      'POST /v1/crises/{id}/questions',
      'POST /v1/crises/{id}/questions/{questionId}/answer',
      'POST /v1/crises/{id}/recovery',
      'POST /v1/crises/{id}/reopen',
      'POST /v1/crises/{id}/review',
      'POST /v1/crises/{id}/roles',
      'POST /v1/crises/{id}/stage',
      'POST /v1/crises/{id}/steps/{stepId}/complete',
      'POST /v1/crises/{id}/steps/{stepId}/take',
      'POST /v1/crises/{id}/updates',
      'POST /v1/flags',
      'POST /v1/holds',
      'POST /v1/holds/{holdId}/enforcements',
      'POST /v1/holds/{holdId}/release',
      'POST /v1/links/{token}/acknowledge',
      'POST /v1/notifications/resend',
      'POST /v1/people/{id}/test-notification',
      'POST /v1/playbook/apply',
      'POST /v1/playbook/rollback',
      'POST /v1/playbook/validate',
      'POST /v1/screens/{id}/identify',
      'POST /v1/screens/{id}/reload',
      'POST /v1/session',
    ])
  })

  it('has a summary, a tag, described parameters and the schema of every answer for each', () => {
    const lacking = operations().flatMap(([name, { summary, tags, parameters = [], responses }]) => [
      ...(summary && tags?.length ? [] : [`${name}: summary or tag`]),
      ...parameters.filter(({ description }) => !description).map(one => `${name}: ${one.name}`),
      ...Object.entries(responses)
        .filter(([, { content }]) => !content || Object.values(content).some(({ schema }) => !schema))
        .map(([status]) => `${name}: ${status}`),
      ...(['400', '401', '429', '503'].every(status => status in responses) ? [] : [`${name}: refusals`]),
    ])
    expect(lacking).toEqual([])
  })

  it('answers problems as problem details', () => {
    const others = operations().flatMap(([name, { responses }]) =>
      Object.entries(responses)
        .filter(([status, { content = {} }]) => Number(status) >= 400 && !('application/problem+json' in content))
        .map(([status]) => `${name} ${status}`),
    )
    expect(others).toEqual([])
  })

  it('has examples that fit their schemas', () => {
    const examples = schemas().flatMap(([at, schema]) =>
      (schema.examples ?? []).map(example => ({ at, schema, example })),
    )
    expect(examples.length).toBeGreaterThan(100)
    expect(examples.filter(({ schema, example }) => !fits(schema, example)).map(({ at }) => at)).toEqual([])
  })

  it('refers only to schemas that it holds', () => {
    const broken = schemas().flatMap(([at, { $ref }]) => {
      const name = $ref?.replace('#/components/schemas/', '')
      return name === undefined || name in document.components.schemas ? [] : [`${at}: ${$ref}`]
    })
    expect(broken).toEqual([])
    const own = ['Brand', 'BrandDetail', 'Mention', 'Problem', 'Signal', 'Source', 'Window']
    const messages = ['Crisis', 'TimelineEntry', 'HoldState', 'Notification', 'PlaybookVersion', 'DescribeLinkResponse']
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining([...own, ...messages]))
  })
})
