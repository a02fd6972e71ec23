/**
 * `npm run bench:decisions`: how long decisions take to be seen, in the program behind `npm start` with the calm demo. A round, on a brand
 * of its own: an employee flags something, the visitor declines and reopens the suspicion, confirms it, goes up a stage and starts recovery,
 * by REST; meanwhile the next brand is flagged. Times run from the sending of the request to the answer or message that shows it, at a
 * client in another process; the gate is asked all the time from the moment the confirmation is sent. Limits of requests are lifted, since
 * one client asks for everybody. Exits with 1 when a bar is missed.
 */
import { newFolder, type Running, removeFolder, startProgram } from '../support/standalone.ts'
import { type Figure, isMissed, machineLoad, tableOf } from './figures.ts'
import { createRounds, type Times } from './rounds.ts'
import { openConsole, openWall } from './screens.ts'
import { visitorOf } from './visitor.ts'

const ROUNDS = 100
/** On a machine that is busy otherwise fewer rounds are enough, after this time. */
const LEAST_ROUNDS = 50
const ENOUGH_MS = 120_000
const UNLIMITED = '1000000'
/** The demo's desk, and its newsletter, which a person stops. */
const CONNECTORS = 2

const measure = async ({ baseUrl }: Running) => {
  const visitor = visitorOf(baseUrl)
  const brandIds = Array.from({ length: ROUNDS }, (_, index) => `round-${index + 1}`)
  await visitor.addBrands(brandIds)
  const [wall, room] = await Promise.all([openWall(baseUrl), openConsole(baseUrl)])
  await Promise.all(brandIds.map(brandId => wall.shown(brandId, () => true)))
  const rounds = createRounds({ visitor, wall, room, connectors: CONNECTORS })
  const startedAtMs = performance.now()
  let next = await rounds.flag(brandIds[0]!)
  for (const [played, following] of brandIds.slice(1).entries()) {
    if (played >= LEAST_ROUNDS && performance.now() - startedAtMs > ENOUGH_MS) break
    const [flagged] = await Promise.all([rounds.flag(following), rounds.play(next)])
    next = flagged
  }
  await rounds.play(next)
  wall.close()
  room.close()
  return { ...rounds, tookMs: performance.now() - startedAtMs }
}

const figuresOf = (times: Times): readonly Figure[] => [
  { what: 'flag → suspected on the wall', timesMs: times.flagToWall, bar: { part: 99, withinMs: 10_000 } },
  { what: 'confirm → answered', timesMs: times.confirmAnswered, bar: undefined },
  { what: 'confirm → gate says held', timesMs: times.confirmToGate, bar: { part: 99, withinMs: 1_000 } },
  { what: 'confirm → all connectors', timesMs: times.confirmToConnectors, bar: { part: 99, withinMs: 10_000 } },
  { what: 'state change → wall', timesMs: times.changeToWall, bar: { part: 95, withinMs: 1_000 } },
  { what: 'state change → console', timesMs: times.changeToConsole, bar: { part: 95, withinMs: 1_000 } },
]

const folder = newFolder()
const loadBefore = machineLoad()
const running = await startProgram(['--scenario', 'calm', '--data', folder], {
  TOCSIN_GATEWAY_REQUESTS_PER_MINUTE: UNLIMITED,
  TOCSIN_GATEWAY_PUBLIC_REQUESTS_PER_MINUTE: UNLIMITED,
})
try {
  const { times, said, gateAsked, tookMs } = await measure(running)
  const figures = figuresOf(times)
  console.log(
    `${times.confirmToGate.length} rounds in ${(tookMs / 1_000).toFixed(0)} s; the gate was asked ${gateAsked()} times`,
  )
  console.log(`load of the machine: ${loadBefore} before, ${machineLoad()} after`)
  for (const line of tableOf(figures)) console.log(line)
  console.log(`connectors said: ${[...said].sort().join(', ')}`)
  if (figures.some(isMissed)) process.exitCode = 1
} finally {
  await running.stop()
  removeFolder(folder)
}
