import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLogger } from '../../runtime/logger.ts'
import { numbered, readAll } from '../conformance/harness.ts'
import { LogUnavailableError } from '../errors.ts'
import type { KafkaConfig } from './config.ts'
import { openKafkaLog } from './kafka-log.ts'
import { canStartBroker, describeOrSay } from './test/broker.ts'
import { type Certificates, makeCertificates } from './test/certificates.ts'
import { testConfig } from './test/config.ts'
import { freePorts, type JavaBroker, startJavaBroker } from './test/java-broker.ts'

const logger = createLogger({ name: 'test', level: 'silent' })
const PASSWORD = 'not a secret'

describeOrSay('a log on brokers that want to know who comes', await canStartBroker(), () => {
  let certificates: Certificates
  let broker: JavaBroker
  let [scramPort, mutualPort] = [0, 0]

  beforeAll(async () => {
    certificates = await makeCertificates(['broker', 'tocsin'])
    ;[scramPort, mutualPort] = (await freePorts(2)) as [number, number]
    broker = await startJavaBroker({
      listeners: { SASL_SSL: scramPort, SSL: mutualPort },
      format: ['--add-scram', `SCRAM-SHA-512=[name=tocsin,password="${PASSWORD}"]`],
      properties: () => ({
        'ssl.keystore.type': 'PEM',
        'ssl.keystore.location': certificates.of('broker').both,
        'ssl.truststore.type': 'PEM',
        'ssl.truststore.location': certificates.ca,
        'listener.name.ssl.ssl.client.auth': 'required',
        'listener.name.sasl_ssl.sasl.enabled.mechanisms': 'SCRAM-SHA-512',
        'listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config':
          'org.apache.kafka.common.security.scram.ScramLoginModule required;',
      }),
    })
  }, 90_000)
  afterAll(async () => {
    await broker?.stop()
    if (certificates) await rm(certificates.dir, { recursive: true })
  })

  const openWith = (port: number, more: Partial<KafkaConfig>) =>
    openKafkaLog(
      testConfig([`127.0.0.1:${port}`], { tls: true, tlsCaFile: certificates.ca, requestTimeout: 3_000, ...more }),
      { logger },
    )
  const scram = { saslMechanism: 'scram-sha-512', saslUsername: 'tocsin', saslPassword: PASSWORD } as const

  /** Everything that opens connections: topics, the producer, reads and a group. */
  const use = async (port: number, more: Partial<KafkaConfig>, name: string): Promise<number> => {
    const log = openWith(port, more)
    await log.ensureTopics([{ name, partitions: 1, cleanup: { retentionMs: 1_000_000 } }])
    await log.append(name, numbered(3))
    const handled = Promise.withResolvers<number>()
    const reader = log.group({
      groupId: `${name}.group`,
      topics: [name],
      onBatch: async ({ records }) => handled.resolve(records.length),
    })
    const count = (await readAll(log, { topic: name, partition: 0 })).length + (await handled.promise)
    await reader.stop()
    await log.close()
    return count
  }

  it('works over TLS with a password (SCRAM-SHA-512)', { timeout: 60_000 }, async () => {
    expect(await use(scramPort, scram, 'scram')).toBe(6)
  })

  it('works with a certificate of its own (mTLS)', { timeout: 60_000 }, async () => {
    const { cert, key } = certificates.of('tocsin')
    expect(await use(mutualPort, { tlsCertFile: cert, tlsKeyFile: key }, 'mutual')).toBe(6)
  })

  it.each([
    [
      'a wrong password',
      () => openWith(scramPort, { ...scram, saslPassword: 'wrong' }),
      /SASL SCRAM SHA512 authentication failed|Invalid credentials/,
    ],
    ['no certificate', () => openWith(mutualPort, {}), /certificate|closed|Connection/],
    [
      'an authority that did not sign the broker',
      () => openWith(scramPort, { ...scram, tlsCaFile: '' }),
      /self-signed|verify|issuer/,
    ],
  ])('says that it is refused for %s', { timeout: 60_000 }, async (_what, open, message) => {
    const log = open()
    const refused = expect(log.healthy()).rejects
    await refused.toThrow(LogUnavailableError)
    await expect(log.healthy()).rejects.toThrow(message)
    await log.close()
  })
})
