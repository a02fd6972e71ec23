import { setImmediate as nextTurn } from 'node:timers/promises'

/** Longer than this, and timers and sockets wait noticeably. */
const TURN_MS = 20

let turnBeganAt = 0
let breathing: Promise<void> | undefined

const takeTurn = async (): Promise<void> => {
  await nextTurn()
  breathing = undefined
  turnBeganAt = performance.now()
}

/**
 * Lets timers and sockets have their turn now and then. Records that are here already come to handlers without waiting for anything; when these do not wait
 * either, no heartbeat would be sent until all of it is handled.
 */
export const breathe = async (): Promise<void> => {
  if (breathing || performance.now() - turnBeganAt > TURN_MS) {
    breathing ??= takeTurn()
    await breathing
  }
}
