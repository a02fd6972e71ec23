import { Worker } from 'node:worker_threads'
import { LogLockedError, LogUnavailableError, PartitionCountError } from '../errors.ts'
import type { Operation, Operations, Problem, ReplyMessage, RequestMessage } from './protocol.ts'

/** Calls into the worker. Requests are carried out, and answered, in the order of the calls. */
export interface StoreClient {
  call<Op extends Operation>(
    op: Op,
    request: Operations[Op]['request'],
    transfer?: readonly ArrayBuffer[],
  ): Promise<Operations[Op]['reply']>
  /** Ends the thread; what it was asked before is not waited for. */
  terminate(): Promise<void>
}

export const errorOf = ({ kind, message }: Problem): Error => {
  if (kind === 'unavailable') return new LogUnavailableError(message)
  if (kind === 'locked') return new LogLockedError(message)
  if (kind === 'partition-count') return new PartitionCountError(message)
  return new Error(message)
}

export const startStoreWorker = (): StoreClient => {
  const worker = new Worker(new URL('./store/worker.ts', import.meta.url), { name: 'embedded-log' })
  const waiting = new Map<number, { resolve(reply: unknown): void; reject(error: Error): void }>()
  let lastId = 0
  let dead: Error | undefined

  const die = (error: Error): void => {
    dead ??= error
    for (const { reject } of waiting.values()) reject(dead)
    waiting.clear()
  }
  worker.on('message', (message: ReplyMessage) => {
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if ('problem' in message) call?.reject(errorOf(message.problem))
    else call?.resolve(message.reply)
  })
  worker.on('error', cause => die(new Error('the thread of the embedded log crashed', { cause })))
  worker.on('exit', () => die(new Error('the embedded log is closed')))

  return {
    call<Op extends Operation>(op: Op, request: Operations[Op]['request'], transfer: readonly ArrayBuffer[] = []) {
      if (dead) return Promise.reject(dead)
      const { promise, resolve, reject } = Promise.withResolvers<Operations[Op]['reply']>()
      const id = ++lastId
      waiting.set(id, { resolve: resolve as (reply: unknown) => void, reject })
      const message: RequestMessage<Op> = { id, op, request }
      worker.postMessage(message, transfer)
      return promise
    },
    async terminate() {
      await worker.terminate()
    },
  }
}
