import { afterAll, describe, it } from 'vitest'
import { engineAnswers } from '../../../test/docker-engine.ts'
import { startContainerBroker } from './container-broker.ts'
import { run } from './jars.ts'
import { startJavaBroker } from './java-broker.ts'

export interface TestBroker {
  readonly brokers: readonly string[]
  stop(): Promise<void>
}

/** Whether a broker of our own can be started here from Maven's jars, as tests need that kill it or give it certificates. */
export const canStartBroker = async (): Promise<boolean> =>
  (await Promise.all([run('java', ['-version']), run('mvn', ['-v'])]).catch(() => undefined)) !== undefined

/** The broker that KAFKA_BROKERS names; else one in a container where a Docker engine answers; else one from jars. Undefined where none can be had. */
export const startBroker = async (): Promise<TestBroker | undefined> => {
  const given = process.env['KAFKA_BROKERS']
  if (given) return { brokers: given.split(','), stop: async () => undefined }
  if (await engineAnswers()) return startContainerBroker()
  return (await canStartBroker()) ? startJavaBroker() : undefined
}

/** Registers tests, or says why they are skipped; in CI, where nothing is skipped, that is a failure. */
export const describeOrSay = (name: string, canRun: boolean, register: () => void, needs = 'java 17 and mvn'): void => {
  describe(name, () => {
    if (canRun) return register()
    const title = `needs ${needs}`
    if (process.env['CI']) it(title, () => Promise.reject(new Error(title)))
    else it.skip(title, () => undefined)
  })
}

/** Registers tests that need a broker. */
export const describeWithBroker = async (name: string, register: (broker: TestBroker) => void): Promise<void> => {
  const broker = await startBroker()
  const registerAll = (): void => {
    afterAll(broker!.stop)
    register(broker!)
  }
  describeOrSay(name, broker !== undefined, registerAll, 'KAFKA_BROKERS, a Docker engine, or java 17 and mvn')
}
