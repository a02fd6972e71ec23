import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { setting } from './setting.ts'
import { ConfigError, defineSection, loadSettings, type SettingsSource } from './settings.ts'

const gateway = defineSection('gateway', {
  port: setting.port({ default: 8080, doc: 'HTTP port.' }),
  publicUrl: setting.string({ default: '', doc: 'Address seen from outside.' }),
  drain: setting.duration({ default: 5_000, doc: 'How long to drain.' }),
  mode: setting.enumeration(['open', 'closed'], { default: 'open', doc: 'Mode.' }),
  token: setting.secret({ default: '', doc: 'A token.' }),
  screens: setting.structure<readonly { name: string }[]>(
    'list of screens',
    { default: [], doc: 'Screens.' },
    (raw, report) => {
      if (!Array.isArray(raw)) return void report('must be a list')
      raw.forEach((item, index) => {
        if (typeof item?.name !== 'string') report('needs a name', [index])
      })
      return raw
    },
  ),
})

const load = (source: Partial<SettingsSource>) =>
  loadSettings({ gateway }, { env: {}, yamlPath: 'tocsin.yaml', ...source })

const problemsOf = (source: Partial<SettingsSource>): readonly string[] => {
  try {
    load(source)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('settings', () => {
  it('takes the default where nothing is given', () => {
    expect(load({}).values.gateway.port).toBe(8080)
  })

  it('lets the environment win over the file, and says where a value came from', () => {
    const loaded = load({ env: { TOCSIN_GATEWAY_PORT: '9000' }, yamlText: 'gateway:\n  port: 7000\n  drain: 2m\n' })
    expect(loaded.values.gateway).toMatchObject({ port: 9000, drain: 120_000 })
    expect(loaded.explained.map(({ path, origin }) => `${path} ${origin}`)).toEqual(
      expect.arrayContaining([
        'gateway.port environment TOCSIN_GATEWAY_PORT',
        'gateway.drain tocsin.yaml:3:10',
        'gateway.mode default',
      ]),
    )
  })

  it.each([
    [
      'an unknown key with its place',
      { yamlText: 'gateway:\n  prot: 1\n' },
      'tocsin.yaml:2:3: unknown setting "gateway.prot". Did you mean "port"?',
    ],
    [
      'an unknown section',
      { yamlText: 'gatway:\n  port: 1\n' },
      'tocsin.yaml:1:1: unknown section "gatway". Did you mean "gateway"?',
    ],
    [
      'an unknown variable',
      { env: { TOCSIN_GATEWAY_PROT: '1' } },
      'environment: unknown variable TOCSIN_GATEWAY_PROT. Did you mean "TOCSIN_GATEWAY_PORT"?',
    ],
    [
      'a malformed number',
      { env: { TOCSIN_GATEWAY_PORT: '80a' } },
      'environment TOCSIN_GATEWAY_PORT: gateway.port must be a port from 0 (any free one) to 65535, not "80a"',
    ],
    [
      'a malformed duration',
      { yamlText: 'gateway:\n  drain: 5\n' },
      'tocsin.yaml:2:10: gateway.drain must be a duration such as "10s", "5m", "1h" or "7d", not 5',
    ],
    [
      'a word outside the enumeration',
      { yamlText: 'gateway: { mode: shut }' },
      'tocsin.yaml:1:18: gateway.mode must be one of open, closed, not "shut"',
    ],
    [
      'a place inside a list',
      { yamlText: 'gateway:\n  screens:\n    - name: a\n    - {}\n' },
      'tocsin.yaml:4:7: gateway.screens.1 needs a name',
    ],
    ['a file that is no map', { yamlText: '- 1\n' }, 'tocsin.yaml: must be a map of sections'],
    [
      'a secret file that cannot be read',
      { env: { TOCSIN_GATEWAY_TOKEN_FILE: '/no/such/file' } },
      'environment TOCSIN_GATEWAY_TOKEN_FILE: cannot read /no/such/file',
    ],
  ])('reports %s', (_what, source, expected) => {
    expect(problemsOf(source).join('\n')).toContain(expected)
  })

  it('reports YAML that does not parse with its place', () => {
    expect(problemsOf({ yamlText: 'gateway:\n  port: [1\n' })[0]).toMatch(/^tocsin\.yaml:\d+:\d+: /)
  })

  it('reports all problems together', () => {
    expect(
      problemsOf({ env: { TOCSIN_GATEWAY_PORT: 'x', TOCSIN_NO: '1' }, yamlText: 'gateway:\n  mode: 7\n' }),
    ).toHaveLength(3)
  })

  it('reads secrets from files and masks them', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'tocsin-settings-')), 'token')
    writeFileSync(file, 'canary\n')
    const loaded = load({ env: { TOCSIN_GATEWAY_TOKEN_FILE: file } })
    expect(loaded.values.gateway.token).toBe('canary')
    expect(JSON.stringify(loaded.explained)).not.toContain('canary')
  })

  it('passes over sections and variables of other services', () => {
    expect(problemsOf({ env: { TOCSIN_INGEST_PORT: '1' }, yamlText: 'ingest:\n  port: 1\n' })).toEqual([])
  })

  it('does not let a setting share the variable of a secret by file', () => {
    const settings = {
      tokens: setting.secret({ default: '', doc: 'Tokens.' }),
      tokensFile: setting.string({ default: '', doc: 'A file.' }),
    }
    expect(() => defineSection('escalation', settings)).toThrow('would share TOCSIN_ESCALATION_TOKENS_FILE')
  })
})
