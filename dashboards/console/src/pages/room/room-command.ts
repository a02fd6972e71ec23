import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { HoldState } from '@tocsin/shared/gen/tocsin/crisis/v1/HoldState.ts'
import type { ApiProblem } from '../../api/client.ts'
import { useCommand } from '../../api/command.ts'
import { announce } from '../../components/announcer.tsx'
import { acceptCrisis, crises } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { useRoom } from './room-data.ts'

export interface RoomCommand {
  /** True when it was done; the page shows the result then and says so. */
  readonly run: (body?: object) => Promise<boolean>
  readonly pending: boolean
  readonly problem: ApiProblem | undefined
  readonly forget: () => void
}

/** A command for the crisis of this room: `steps/{id}/take`, `close`. */
export const useRoomCommand = (what: string): RoomCommand => {
  const { crisis } = useRoom()
  const { send, pending, problem, forget } = useCommand<Crisis>(
    `/v1/crises/${encodeURIComponent(crisis.crisisId)}/${what}`,
  )
  const run = async (body: object = {}): Promise<boolean> => {
    const answer = await send(body)
    if (answer === undefined) return false
    acceptCrisis(answer)
    announce(t('room.done'))
    return true
  }
  return { run, pending, problem, forget }
}

/** A command for a hold of this room: `/v1/holds`, `/v1/holds/{id}/release`. Its answer is the hold alone, so it is put in its place. */
export const useHoldCommand = (path: string): RoomCommand => {
  const { crisis } = useRoom()
  const { send, pending, problem, forget } = useCommand<HoldState>(path)
  const run = async (body: object = {}): Promise<boolean> => {
    const before = crises.peek().get(crisis.crisisId)
    const hold = await send(body)
    if (hold === undefined) return false
    const now = crises.peek().get(crisis.crisisId)
    // What the live feed said meanwhile is newer than the answer.
    if (now && now.seq === before?.seq) acceptCrisis({ ...now, holds: replaced(now.holds, hold) })
    announce(t('room.done'))
    return true
  }
  return { run, pending, problem, forget }
}

const replaced = (holds: HoldState[], hold: HoldState): HoldState[] =>
  holds.some(({ holdId }) => holdId === hold.holdId)
    ? holds.map(one => (one.holdId === hold.holdId ? hold : one))
    : [...holds, hold]

export const idPath = (id: string): string => encodeURIComponent(id)
