import { engineAnswers } from '../../test/docker-engine.ts'

/** The release that the embedded one is built from. */
const IMAGE = 'clickhouse/clickhouse-server:26.7.3'
const PORT = 8123
const START_LIMIT_MS = 120_000

export interface TestServer {
  readonly url: string
  stop(): Promise<void>
}

const startContainer = async (): Promise<TestServer> => {
  const { GenericContainer, Wait } = await import('testcontainers')
  const container = await new GenericContainer(process.env['TOCSIN_TEST_CLICKHOUSE_IMAGE'] || IMAGE)
    .withEnvironment({ CLICKHOUSE_SKIP_USER_SETUP: '1' })
    .withUlimits({ nofile: { soft: 65_536, hard: 65_536 } })
    .withExposedPorts(PORT)
    .withWaitStrategy(Wait.forHttp('/ping', PORT))
    .withStartupTimeout(START_LIMIT_MS)
    .start()
  return {
    url: `http://${container.getHost()}:${container.getMappedPort(PORT)}`,
    async stop() {
      await container.stop({ timeout: 0 })
    },
  }
}

/**
 * A ClickHouse server: the one that CLICKHOUSE_URL names; else one in a container where a Docker engine answers, from ClickHouse's own
 * image or the one of TOCSIN_TEST_CLICKHOUSE_IMAGE. Undefined where neither is there.
 */
export const startServer = async (): Promise<TestServer | undefined> => {
  const given = process.env['CLICKHOUSE_URL']
  if (given) return { url: given, stop: async () => undefined }
  return (await engineAnswers()) ? startContainer() : undefined
}
