import { ConfigError } from '@tocsin/shared/runtime/settings.ts'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const problems = (yaml: string, env: Record<string, string> = {}): string => {
  try {
    readConfig(env, yaml)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.join('\n')
    throw error
  }
  return ''
}
const source = (text: string): string => `ingest:\n  sources:\n    - ${text}\n`

describe('the settings of ingest', () => {
  it('reads sources with their defaults', () => {
    const yaml = source('{ id: panel, kind: file, path: a.csv, usualGap: 5m }')
    expect(readConfig({}, yaml).sources).toEqual([
      {
        id: 'panel',
        kind: 'file',
        timing: 'live',
        usualGapMs: 300_000,
        path: 'a.csv',
        format: 'csv',
        follow: false,
        columns: {},
        delimiter: ',',
        keepObservedAt: false,
        sourceFromRecord: false,
        maxPerSecond: 0,
        speed: 0,
      },
    ])
    expect(readConfig({ TOCSIN_INGEST_SOURCES: '[{"id":"demo","kind":"demo"}]' }).sources).toMatchObject([
      { kind: 'demo', scenario: 'story', speed: 1 },
    ])
  })

  it.each([
    ['an unknown kind', '{ id: a, kind: webhok }', 'must be one of webhook, file, demo. Did you mean "webhook"?'],
    [
      'an unknown key',
      '{ id: a, kind: webhook, unsgned: true }',
      'sources.0.unsgned is not known here. Did you mean "unsigned"?',
    ],
    ['a key of another kind', '{ id: a, kind: webhook, path: x }', 'sources.0.path is not known here'],
    ['an unknown scenario', '{ id: a, kind: demo, scenario: storry }', 'Did you mean "story"?'],
    ['a bad id', '{ id: "A b", kind: webhook }', 'needs an id of small letters'],
    ['the id of the gRPC source', '{ id: grpc, kind: webhook }', 'needs an id'],
    ['a file without path', '{ id: a, kind: file }', 'needs a path'],
    ['a column for nothing', '{ id: a, kind: file, path: x, columns: { body: B } }', 'columns must be a map from id'],
    ['a bad duration', '{ id: a, kind: webhook, usualGap: soon }', 'usualGap must be a duration'],
    ['a word for a flag', '{ id: a, kind: webhook, unsigned: maybe }', 'unsigned must be true or false'],
    ['an id twice', '{ id: a, kind: webhook }\n    - { id: a, kind: webhook }', 'has the id "a" of an earlier source'],
    ['what is no map', 'webhook', 'must be a map with id and kind'],
  ])('reports %s with its place', (_what, text, expected) => {
    expect(problems(source(text))).toContain(expected)
    expect(problems(source(text))).toMatch(/^configuration:[34]:\d+: /)
  })

  it('never shows a secret in a problem', () => {
    const env = {
      TOCSIN_INGEST_WEBHOOK_SECRETS: '{"a":"whsec_canary"}',
      TOCSIN_INGEST_WEBHOOK_TOKENS: '{"a":"canary"}',
    }
    expect(problems('', env)).toContain('must map each source to a list of secrets')
    expect(problems('', env)).not.toContain('canary')
  })
})
