import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brokerJars } from '@tocsin/shared/log/kafka/test/jars.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { environment, REPOSITORY } from '../../support/standalone.ts'
import { importBase } from './base.ts'
import { ended } from './command.ts'
import { type Engine, startEngine } from './engine.ts'

const BASE = 'tocsin-test/base'
const KAFKA = 'tocsin-test/kafka:4.3.1'
const SUITE = 'log/kafka/conformance.int.test.ts'

let folder: string
let engine: Engine | undefined

const buildKafka = async ({ docker }: Engine): Promise<void> => {
  const context = join(folder, 'kafka')
  await cp(join(import.meta.dirname, 'kafka'), context, { recursive: true })
  await cp(await brokerJars(), join(context, 'libs'), { recursive: true })
  await docker('build', '--network=host', `--build-arg=BASE=${BASE}`, `--tag=${KAFKA}`, context)
}

// The image is built where packages can be had, and used where ports can be published without a change to this machine's network.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-testcontainers-'))
  engine = await startEngine({ folder, network: 'host' })
  await importBase(engine, BASE)
  await buildKafka(engine)
  await engine.stop()
  engine = await startEngine({ folder, network: 'own' })
})

afterAll(async () => {
  await engine?.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

it('runs the suite of the log on a broker in a container, and leaves none behind', async () => {
  const { docker, host, inItsNetwork } = engine!
  const { KAFKA_BROKERS, ...inherited } = environment({
    DOCKER_HOST: host,
    TESTCONTAINERS_RYUK_DISABLED: 'true',
    TOCSIN_TEST_KAFKA_IMAGE: KAFKA,
    CI: 'true',
  })
  const vitest = [process.execPath, join(REPOSITORY, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=verbose']
  const finished = await ended([...inItsNetwork, ...vitest, SUITE], {
    cwd: join(REPOSITORY, 'services/shared'),
    env: inherited,
  })
  process.stdout.write(`${finished.stdout}${finished.stderr}`)
  expect(finished).toMatchObject({ code: 0 })
  const started = await docker('events', '--since=1h', '--until=0s', '--filter=event=start', '--format={{.From}}')
  expect(started.trim()).toBe(KAFKA)
  expect(await docker('ps', '--all', '--quiet')).toBe('')
})
