import { afterAll, describe, it } from 'vitest'
import { run } from './jars.ts'
import { type JavaBroker, startJavaBroker } from './java-broker.ts'

export interface TestBroker {
  readonly brokers: readonly string[]
  /** Undefined when the broker is not ours to kill. */
  readonly own: JavaBroker | undefined
  stop(): Promise<void>
}

/** The broker that KAFKA_BROKERS names, else one of our own. Undefined where neither can be had. */
export const startBroker = async (): Promise<TestBroker | undefined> => {
  const given = process.env['KAFKA_BROKERS']
  if (given) return { brokers: given.split(','), own: undefined, stop: async () => undefined }
  const canStart = await Promise.all([run('java', ['-version']), run('mvn', ['-v'])]).catch(() => undefined)
  if (!canStart) return undefined
  const own = await startJavaBroker()
  return { brokers: own.brokers, own, stop: own.stop }
}

/** Registers tests that need a broker. Without one they are skipped and say so; in CI that is a failure. */
export const describeWithBroker = async (name: string, register: (broker: TestBroker) => void): Promise<void> => {
  const broker = await startBroker()
  if (broker) {
    describe(name, () => {
      afterAll(broker.stop)
      register(broker)
    })
    return
  }
  describe(name, () => {
    const title = 'needs KAFKA_BROKERS, or java 17 and mvn'
    if (process.env['CI']) it(title, () => Promise.reject(new Error(title)))
    else it.skip(title, () => undefined)
  })
}
