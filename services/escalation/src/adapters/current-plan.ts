import { setTimeout as sleep } from 'node:timers/promises'
import { configVersionCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import type { PlanRecord } from '../core/plan.ts'
import type { EscalationEvents } from '../events.ts'
import { PLAYBOOK_CONFIG_ID, type PlanRecords } from './playbooks.ts'

/** Keeps config.current.v1 naming the newest version, whoever wrote it and whoever died before saying so. */
export interface CurrentPlan {
  /** The versions may have changed, or another may have written over it: looks, soon. */
  look(): void
  stop(): Promise<void>
}

const RETRY_MS = 500
/** A log that never answers must not keep a replica from stopping: whoever runs next looks again. */
const STOP_WITHIN_MS = 1_000
const TOPIC = TOPICS.configCurrent.name

/** The version that a reader of the compacted topic would end with. */
const versionIn = async (log: Log): Promise<number> => {
  let version = 0
  for (const { partition, startOffset, endOffset } of await log.offsets(TOPIC)) {
    for await (const records of log.read({ topic: TOPIC, partition }, startOffset, endOffset)) {
      for (const { key, value } of records)
        if (key === PLAYBOOK_CONFIG_ID && value.length > 0) version = configVersionCodec.decode(value).version
    }
  }
  return version
}

const encode = (record: PlanRecord): Uint8Array => {
  const { version, appliedAtMs, appliedBy, files, reason, commandId, commandHash } = record
  return configVersionCodec.encode({
    configId: PLAYBOOK_CONFIG_ID,
    version,
    createdAtMs: appliedAtMs,
    createdBy: appliedBy,
    plan: { files: [...files], reason, commandId, commandHash },
  })
}

/**
 * Whoever writes looks again afterwards: a slow replica may write an older version behind a newer one, and compaction keeps the last.
 */
export const createCurrentPlan = (log: Log, plans: PlanRecords, events: EscalationEvents): CurrentPlan => {
  const stopping = new AbortController()
  let asked = false
  let running: Promise<void> | undefined

  const settle = async (): Promise<void> => {
    for (;;) {
      const latest = plans.records().at(-1)
      if (!latest || (await versionIn(log)) >= latest.version) return
      await log.append(TOPIC, [{ key: PLAYBOOK_CONFIG_ID, value: encode(latest) }])
    }
  }

  const run = async (): Promise<void> => {
    while (asked && !stopping.signal.aborted) {
      asked = false
      try {
        await settle()
      } catch (error) {
        if (!(error instanceof RetryableError)) throw error
        events.appendFailed(`${TOPIC}/${PLAYBOOK_CONFIG_ID}`, error)
        asked = true
        await sleep(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
    running = undefined
  }

  return {
    look() {
      asked = true
      running ??= run()
    },
    async stop() {
      stopping.abort()
      await Promise.race([running, sleep(STOP_WITHIN_MS, undefined, { ref: false })])
    },
  }
}
