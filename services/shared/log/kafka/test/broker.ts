import { afterAll, describe, it } from 'vitest'
import { run } from './jars.ts'
import { startJavaBroker } from './java-broker.ts'

export interface TestBroker {
  readonly brokers: readonly string[]
  stop(): Promise<void>
}

/** Whether a broker of our own can be started here. */
export const canStartBroker = async (): Promise<boolean> =>
  (await Promise.all([run('java', ['-version']), run('mvn', ['-v'])]).catch(() => undefined)) !== undefined

/** The broker that KAFKA_BROKERS names, else one of our own. Undefined where neither can be had. */
export const startBroker = async (): Promise<TestBroker | undefined> => {
  const given = process.env['KAFKA_BROKERS']
  if (given) return { brokers: given.split(','), stop: async () => undefined }
  return (await canStartBroker()) ? startJavaBroker() : undefined
}

/** Registers tests, or says why they are skipped; in CI, where nothing is skipped, that is a failure. */
export const describeOrSay = (name: string, canRun: boolean, register: () => void): void => {
  describe(name, () => {
    if (canRun) return register()
    const title = 'needs KAFKA_BROKERS, or java 17 and mvn'
    if (process.env['CI']) it(title, () => Promise.reject(new Error(title)))
    else it.skip(title, () => undefined)
  })
}

/** Registers tests that need a broker. */
export const describeWithBroker = async (name: string, register: (broker: TestBroker) => void): Promise<void> => {
  const broker = await startBroker()
  describeOrSay(name, broker !== undefined, () => {
    afterAll(broker!.stop)
    register(broker!)
  })
}
