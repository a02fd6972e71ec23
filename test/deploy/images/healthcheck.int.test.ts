import { freePorts } from '@tocsin/shared/log/kafka/test/java-broker.ts'
import { type HealthServer, startHealthServer } from '@tocsin/shared/runtime/health.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { askHealth } from '../../../deploy/docker/healthcheck.ts'
import { runToEnd } from '../../support/standalone.ts'

let server: HealthServer
let reasons: string[] = []
beforeAll(async () => {
  server = await startHealthServer({ host: '127.0.0.1', port: 0, metrics: createMetrics(), ready: async () => reasons })
})
afterAll(() => server.stop())

const env = () => ({ TOCSIN_RUNTIME_HOST: '0.0.0.0', TOCSIN_RUNTIME_HEALTH_PORT: String(server.port) })

it('asks where the settings say that the process listens', async () => {
  reasons = ['waits for the log']
  expect(await askHealth('/livez', env())).toEqual({ healthy: true, said: 'ok' })
  expect(await askHealth('/readyz', env())).toEqual({ healthy: false, said: 'waits for the log' })
  reasons = []
  expect(await askHealth('/readyz', env())).toEqual({ healthy: true, said: 'ok' })
})

it('says why nobody could be asked', async () => {
  expect(await askHealth('/metrics', env())).toEqual({
    healthy: false,
    said: 'ask for /livez or /readyz, not "/metrics"',
  })
  expect(await askHealth('/livez', { TOCSIN_RUNTIME_HEALTH_PORT: 'many' })).toMatchObject({
    healthy: false,
    said: expect.stringContaining('runtime.healthPort must be a port'),
  })
  const [nobody] = await freePorts(1)
  expect(await askHealth('/livez', { TOCSIN_RUNTIME_HEALTH_PORT: String(nobody) })).toMatchObject({
    healthy: false,
    said: expect.stringContaining('ECONNREFUSED'),
  })
})

it('ends with 0 or 1, as an image wants it, and prints the reason', async () => {
  reasons = ['waits for the log']
  expect(await runToEnd('deploy/docker/healthcheck.ts', ['/livez'], { env: env() })).toMatchObject({ code: 0 })
  expect(await runToEnd('deploy/docker/healthcheck.ts', ['/readyz'], { env: env() })).toMatchObject({
    code: 1,
    stdout: 'waits for the log\n',
  })
})
