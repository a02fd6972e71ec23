import type { Crisis } from '@tocsin/shared/gen/tocsin/crisis/v1/Crisis.ts'
import type { BrandUpdate } from '@tocsin/shared/live/messages.ts'
import { CHANGES, type ChangeName } from './changes.ts'
import type { Screen } from './screens.ts'
import type { Visitor } from './visitor.ts'

/** Milliseconds from the sending of a request, one for each time. */
export interface Times {
  readonly flagToWall: number[]
  readonly confirmAnswered: number[]
  readonly confirmToGate: number[]
  readonly confirmToConnectors: number[]
  readonly changeToWall: number[]
  readonly changeToConsole: number[]
}

export interface About {
  readonly brandId: string
  readonly crisisId: string
}

export interface RoundsOptions {
  readonly visitor: Visitor
  readonly wall: Screen<BrandUpdate>
  readonly room: Screen<Crisis>
  /** How many connectors a hold asks. */
  readonly connectors: number
}

export const createRounds = ({ visitor, wall, room, connectors }: RoundsOptions) => {
  const times: Times = {
    flagToWall: [],
    confirmAnswered: [],
    confirmToGate: [],
    confirmToConnectors: [],
    changeToWall: [],
    changeToConsole: [],
  }
  const said = new Set<string>()
  let gateAsked = 0

  /** Asks the gate again and again from now on, until it says held. */
  const heldAt = async (brandId: string): Promise<number> => {
    for (;;) {
      const { answer } = await visitor.gate(brandId)
      gateAsked++
      if (answer === 'held') return performance.now()
    }
  }

  /** Resolves when both screens showed it. */
  const change = async ({ brandId, crisisId }: About, name: ChangeName) => {
    const { path, body, onWall, inRoom } = CHANGES[name]
    const wallShows = wall.shown(brandId, ({ crisis }) => onWall(crisis))
    const roomShows = room.shown(crisisId, inRoom)
    const sentAtMs = performance.now()
    const answered = visitor.decide(crisisId, path, body).then(() => performance.now())
    const [answeredAtMs, shown, told] = await Promise.all([answered, wallShows, roomShows])
    times.changeToWall.push(shown.atMs - sentAtMs)
    times.changeToConsole.push(told.atMs - sentAtMs)
    return { sentAtMs, answeredAtMs }
  }

  /** Confirms while the gate is asked; resolves to the hold when every connector has answered. */
  const confirm = async (about: About) => {
    const isConnected = ({ holds: [hold] }: Crisis): boolean =>
      hold?.enforcements.length === connectors &&
      hold.enforcements.every(({ state }) => state !== 'ENFORCEMENT_STATE_ASKED')
    const connected = room.shown(about.crisisId, isConnected)
    const [{ sentAtMs, answeredAtMs }, gateHeldAtMs, { atMs, value }] = await Promise.all([
      change(about, 'confirm'),
      heldAt(about.brandId),
      connected,
    ])
    times.confirmAnswered.push(answeredAtMs - sentAtMs)
    times.confirmToGate.push(gateHeldAtMs - sentAtMs)
    times.confirmToConnectors.push(atMs - sentAtMs)
    const hold = value.holds[0]!
    for (const { connector, state } of hold.enforcements)
      said.add(`${connector} ${state.replace('ENFORCEMENT_STATE_', '').toLowerCase()}`)
    return hold
  }

  return {
    times,
    /** What connectors said, each once. */
    said,
    gateAsked: () => gateAsked,

    /** An employee flags something; resolves to the suspicion that comes of it. */
    async flag(brandId: string): Promise<About> {
      const sentAtMs = performance.now()
      const suspected = wall.shown(brandId, ({ crisis }) => crisis?.phase === 'suspected')
      await visitor.flag(brandId)
      const { atMs, value } = await suspected
      times.flagToWall.push(atMs - sentAtMs)
      return { brandId, crisisId: value.crisis!.crisisId }
    },

    /** From the suspicion to recovery. */
    async play(about: About): Promise<void> {
      await change(about, 'decline')
      await change(about, 'reopen')
      const { holdId } = await confirm(about)
      await change(about, 'stage')
      await change(about, 'recovery')
      await visitor.releaseHold(holdId)
    },
  }
}
