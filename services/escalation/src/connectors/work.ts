import { DecodeError, holdWorkCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { HoldWork } from '@tocsin/shared/gen/tocsin/hold/v1/HoldWork.ts'
import { RetryableError, StaleEpochError } from '@tocsin/shared/log/errors.ts'
import type { GroupReader, Log, LogRecord, TopicPartition } from '@tocsin/shared/log/port.ts'
import type { Connector } from '@tocsin/shared/playbook/plan.ts'
import type { Playbooks } from '../adapters/playbooks.ts'
import type { ConnectorEvents } from './events.ts'
import { createOpenWork, type OpenWork, parseOpen } from './open-work.ts'

/** One thing that one connector has to do. */
export interface Task {
  readonly work: HoldWork
  readonly connector: Connector
}

export interface WorkDeps {
  readonly log: Log
  readonly playbooks: Playbooks
  readonly events: ConnectorEvents
  /** Resolves true when it is done for good. Never rejects. */
  readonly perform: (task: Task, signal: AbortSignal) => Promise<boolean>
}

const TOPIC = TOPICS.holdsWork.name
export const HOLDS_GROUP = 'hold-connectors.v1'
const COMMIT_RETRY_MS = 250

interface Owned {
  readonly of: TopicPartition & { readonly epoch: number }
  readonly openWork: OpenWork
  readonly stopping: AbortController
  readonly tasks: Set<Promise<void>>
  committing: Promise<void> | undefined
  changed: boolean
}

/** The webhooks among the connectors that the hold asked, or the one whose post is released. */
const asked = (work: HoldWork, connectors: readonly Connector[]): readonly Connector[] => {
  const ids = work.connector === '' ? work.hold?.enforcements.map(({ connector }) => connector) : [work.connector]
  return connectors.filter(({ connectorId, kind }) => kind === 'webhook' && ids?.includes(connectorId))
}

/**
 * Reads the work on holds and performs it, each partition by one owner at a time. Reading never waits for a connector: what is open is kept
 * with the committed offset, so that a successor takes it up, and nothing is missed whatever is killed.
 */
export const startWork = ({ log, playbooks, events, perform }: WorkDeps): GroupReader => {
  const owned = new Map<number, Owned>()

  const countOpen = (): void =>
    events.opened([...owned.values()].reduce((sum, { openWork }) => sum + openWork.count(), 0))

  const commitOnce = async (mine: Owned): Promise<void> => {
    while (mine.changed && reader.isCurrent(mine.of)) {
      mine.changed = false
      try {
        await reader.commit(mine.of, mine.openWork.committed())
      } catch (error) {
        if (error instanceof StaleEpochError) return
        if (!(error instanceof RetryableError)) throw error
        mine.changed = true
        events.commitFailed(mine.of.partition, error)
        if (mine.stopping.signal.aborted) return
        await new Promise(resolve => setTimeout(resolve, COMMIT_RETRY_MS).unref())
      }
    }
  }

  /** One commit at a time, of what is so when it begins. */
  const commit = (mine: Owned): Promise<void> => {
    mine.changed = true
    mine.committing ??= commitOnce(mine).finally(() => {
      mine.committing = undefined
    })
    return mine.committing
  }

  const decode = (partition: number, { offset, value }: LogRecord): HoldWork | undefined => {
    try {
      return holdWorkCodec.decode(value)
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error
      events.workSkipped(partition, offset, error)
      return undefined
    }
  }

  const tasksOf = async (partition: number, record: LogRecord): Promise<Task[]> => {
    const work = decode(partition, record)
    if (!work?.hold || work.hold.drill || work.playbookVersion === 0) return []
    const { connectors } = await playbooks.at(work.playbookVersion)
    return asked(work, connectors).map(connector => ({ work, connector }))
  }

  const begin = (mine: Owned, offset: bigint, tasks: readonly Task[]): void => {
    mine.openWork.open(
      offset,
      tasks.map(({ connector }) => connector.connectorId),
    )
    for (const task of tasks) {
      const running = perform(task, mine.stopping.signal).then(isDone => {
        mine.tasks.delete(running)
        if (!isDone) return
        mine.openWork.done(offset, task.connector.connectorId)
        countOpen()
        void commit(mine)
      })
      mine.tasks.add(running)
    }
    countOpen()
  }

  const leave = async (partition: number): Promise<void> => {
    const mine = owned.get(partition)
    if (!mine) return
    owned.delete(partition)
    mine.stopping.abort()
    await Promise.all([...mine.tasks])
    await mine.committing
  }

  const reader: GroupReader = log.group({
    groupId: HOLDS_GROUP,
    topics: [TOPIC],
    async onAssigned({ topic, partition, epoch, committed, startOffset }) {
      await leave(partition)
      const from = committed?.offset ?? startOffset
      const mine: Owned = {
        of: { topic, partition, epoch },
        openWork: createOpenWork(from),
        stopping: new AbortController(),
        tasks: new Set(),
        committing: undefined,
        changed: false,
      }
      owned.set(partition, mine)
      for (const [offset, connectorIds] of parseOpen(committed?.metadata ?? '')) {
        for await (const records of log.read({ topic, partition }, offset, offset + 1n)) {
          const tasks = (await Promise.all(records.map(record => tasksOf(partition, record)))).flat()
          begin(
            mine,
            offset,
            tasks.filter(({ connector }) => connectorIds.includes(connector.connectorId)),
          )
        }
      }
      return from
    },
    async onBatch({ partition, records }) {
      const mine = owned.get(partition)
      if (!mine) return
      const found = await Promise.all(
        records.map(async record => ({ record, tasks: await tasksOf(partition, record) })),
      )
      if (!reader.isCurrent(mine.of)) return
      for (const { record, tasks } of found) {
        begin(mine, record.offset, tasks)
        mine.openWork.readUpTo(record.offset + 1n)
      }
      await commit(mine)
    },
    onRevoked: ({ partition }) => leave(partition),
  })

  return {
    ...reader,
    get done() {
      return reader.done
    },
    async stop() {
      await Promise.all([...owned.keys()].map(leave))
      await reader.stop()
    },
  }
}
