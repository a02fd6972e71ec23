import { configVersionCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { RetryableError } from '@tocsin/shared/log/errors.ts'
import { type Following, follow } from '@tocsin/shared/log/follow.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import { DECISION_DEFAULTS } from '@tocsin/shared/playbook/decisions.ts'
import type { Playbook } from '@tocsin/shared/playbook/plan.ts'
import { formatProblem, parsePlaybook } from '@tocsin/shared/playbook/playbook.ts'
import type { PlanRecord } from '../core/plan.ts'
import type { EscalationEvents } from '../events.ts'

/** The configuration that holds the plan. */
export const PLAYBOOK_CONFIG_ID = 'playbook'

export interface PlaybookVersion {
  /** 0 when there is none yet. */
  readonly version: number
  readonly playbook: Playbook
}

/** Every version of the plan; a version never changes. */
export interface Playbooks {
  start(): void
  stop(): Promise<void>
  caughtUp(): Promise<void>
  current(): PlaybookVersion
  /** Throws RetryableError while the version has not been read. */
  at(version: number): Promise<Playbook>
  /** Undefined while the version has not been read. */
  find(version: number): Playbook | undefined
  /** The version if it has been read, else the current one: for views. */
  known(version: number): Playbook
}

/** The texts of all versions, oldest first: also of those that this build cannot read. Of two records with one number the first counts. */
export interface PlanRecords {
  records(): readonly PlanRecord[]
}

/** Before a plan is applied: suspicions still open and are shown, louder and louder, and only managers can decide. */
export const EMPTY_PLAYBOOK: Playbook = {
  brands: [],
  people: [],
  roles: [],
  schedules: [],
  chains: [],
  stages: [],
  scenarios: [],
  decisions: DECISION_DEFAULTS,
  flagCodes: [],
  connectors: [],
  policy: {},
}

const recordOf = (version: number, value: Uint8Array): PlanRecord => {
  const { createdAtMs, createdBy, plan } = configVersionCodec.decode(value)
  const { files = [], reason = '', commandId = '', commandHash = '' } = plan ?? {}
  return { version, appliedAtMs: createdAtMs, appliedBy: createdBy, reason, files, commandId, commandHash }
}

export const createPlaybooks = (log: Log, events: EscalationEvents): Playbooks & PlanRecords => {
  const records: PlanRecord[] = []
  const versions = new Map<number, Playbook>([[0, EMPTY_PLAYBOOK]])
  const topic = TOPICS.configVersions.name
  let highest = 0
  let following: Following | undefined

  const take = (key: string, value: Uint8Array): void => {
    const version = Number(key.slice(PLAYBOOK_CONFIG_ID.length + 1))
    if (!key.startsWith(`${PLAYBOOK_CONFIG_ID}@`) || !Number.isInteger(version) || version < 1) return
    if (records.some(record => record.version === version)) return
    const record = recordOf(version, value)
    records.push(record)
    records.sort((a, b) => a.version - b.version)
    const { playbook, problems } = parsePlaybook(record.files)
    if (!playbook) {
      events.playbookRejected(version, problems.map(formatProblem))
      return
    }
    versions.set(version, playbook)
    highest = Math.max(highest, version)
  }

  const caughtUp = async (): Promise<void> => {
    await following?.caughtUp()
  }

  return {
    start() {
      following = follow({
        log,
        topic,
        from: () => 'start',
        onBatch({ records }) {
          for (const { key, value } of records) take(key, value)
        },
        onFailure: (error, retryInMs) => events.readFailed(topic, error, retryInMs),
      })
    },
    async stop() {
      await following?.stop()
    },
    caughtUp,
    current: () => ({ version: highest, playbook: versions.get(highest)! }),
    async at(version) {
      if (!versions.has(version)) await caughtUp()
      const found = versions.get(version)
      if (!found) throw new RetryableError(`version ${version} of the playbook is not in ${topic}`)
      return found
    },
    find: version => versions.get(version),
    records: () => records,
    known: version => versions.get(version) ?? versions.get(highest)!,
  }
}
