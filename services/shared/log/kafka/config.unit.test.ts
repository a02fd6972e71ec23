import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ConfigError, loadSettings } from '../../runtime/settings.ts'
import { connectionOf, kafkaSection } from './config.ts'

const dir = mkdtempSync(join(tmpdir(), 'tocsin-kafka-config-'))
afterAll(() => rmSync(dir, { recursive: true }))
const file = (name: string): string => {
  const path = join(dir, name)
  writeFileSync(path, `PEM of ${name}`)
  return path
}

const read = (env: Record<string, string>) => connectionOf(loadSettings({ kafka: kafkaSection }, { env }).values.kafka)
const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    read(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('settings of Kafka', () => {
  it('reach brokers without encryption or user by default', () => {
    const connection = read({ TOCSIN_KAFKA_BROKERS: 'kafka-1:9092, kafka-2:9092' })
    expect(connection).toMatchObject({ brokers: ['kafka-1:9092', 'kafka-2:9092'], clientId: 'tocsin' })
    expect(connection).not.toHaveProperty('ssl')
    expect(connection).not.toHaveProperty('sasl')
  })

  it('take certificates from files, and a password from a file', () => {
    const connection = read({
      TOCSIN_KAFKA_BROKERS: 'kafka:9093',
      TOCSIN_KAFKA_TLS: 'true',
      TOCSIN_KAFKA_TLS_CA_FILE: file('ca.pem'),
      TOCSIN_KAFKA_TLS_CERT_FILE: file('cert.pem'),
      TOCSIN_KAFKA_TLS_KEY_FILE: file('key.pem'),
      TOCSIN_KAFKA_SASL_MECHANISM: 'scram-sha-512',
      TOCSIN_KAFKA_SASL_USERNAME: 'tocsin',
      TOCSIN_KAFKA_SASL_PASSWORD_FILE: file('password'),
    })
    expect(connection.ssl).toEqual({ ca: 'PEM of ca.pem', cert: 'PEM of cert.pem', key: 'PEM of key.pem' })
    expect(connection.sasl).toEqual({ mechanism: 'scram-sha-512', username: 'tocsin', password: 'PEM of password' })
  })

  it.each([
    ['an address without a port', { BROKERS: 'kafka' }, 'kafka.brokers must be addresses'],
    ['more replicas in sync than there are', { REPLICATION_FACTOR: '1' }, 'nothing could be written'],
    ['certificates without tls', { TLS_CA_FILE: 'ca.pem' }, 'need kafka.tls: true'],
    ['half a key pair', { TLS: 'true', TLS_CERT_FILE: 'cert.pem' }, 'belong together'],
    ['a file that is not there', { TLS: 'true', TLS_CA_FILE: join(dir, 'none.pem') }, 'kafka.tlsCaFile: ENOENT'],
    ['a mechanism without a user', { SASL_MECHANISM: 'scram-sha-512' }, 'needs kafka.saslUsername'],
    ['a user without a mechanism', { SASL_USERNAME: 'tocsin' }, 'need kafka.saslMechanism'],
    [
      'a readable password',
      { SASL_MECHANISM: 'plain', SASL_USERNAME: 'tocsin', SASL_PASSWORD: 'secret' },
      'would send the password readable',
    ],
  ])('refuse %s', (_what, env, problem) => {
    const named = Object.fromEntries(Object.entries(env).map(([name, value]) => [`TOCSIN_KAFKA_${name}`, value]))
    expect(problemsOf(named).join('\n')).toContain(problem)
  })

  it('report all problems together', () => {
    const env = {
      TOCSIN_KAFKA_BROKERS: 'kafka',
      TOCSIN_KAFKA_SASL_USERNAME: 'tocsin',
      TOCSIN_KAFKA_REPLICATION_FACTOR: '1',
    }
    expect(problemsOf(env)).toHaveLength(3)
  })
})

it('uses certificates and the password as they are when a connection is made', () => {
  const path = file('renewed.pem')
  const { kafka } = loadSettings(
    { kafka: kafkaSection },
    {
      env: {
        TOCSIN_KAFKA_BROKERS: 'a:1',
        TOCSIN_KAFKA_TLS: 'true',
        TOCSIN_KAFKA_TLS_CA_FILE: path,
        TOCSIN_KAFKA_SASL_MECHANISM: 'plain',
        TOCSIN_KAFKA_SASL_USERNAME: 'tocsin',
        TOCSIN_KAFKA_SASL_PASSWORD: 'old',
      },
    },
  ).values
  const replaced = { ...kafka }
  const { ssl, sasl } = connectionOf(replaced)
  writeFileSync(path, 'renewed')
  Object.assign(replaced, { saslPassword: 'new' })
  expect([{ ...ssl }, { ...sasl }]).toEqual([
    { ca: 'renewed' },
    { mechanism: 'plain', username: 'tocsin', password: 'new' },
  ])
  rmSync(path)
  expect({ ...ssl }).toEqual({ ca: 'renewed' })
})
