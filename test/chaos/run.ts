import { setTimeout as sleep } from 'node:timers/promises'
import { type Seeded, seeded } from '../support/seeded.ts'
import { FAULTS } from './faults.ts'
import { openStage, type Stage } from './stage.ts'

export interface RunOptions {
  readonly cycles: number
  readonly seed: number
  /** Only faults whose name holds this. */
  readonly only?: string
  /** Everything is held against the log after so many cycles, and at the end. */
  readonly judgeEvery: number
  /** No new cycle begins after so long. */
  readonly atMostMs: number
  readonly say: (line: string) => void
}

export interface RunResult {
  readonly cycles: ReadonlyMap<string, number>
  readonly differences: readonly string[]
  readonly seconds: number
  readonly figures: ReturnType<Stage['figures']>
}

const BREATH_MS = 1_500

/** Every one once before any comes again, in an order that the seed decides. */
export const createDeck = <T>(all: readonly T[], random: Seeded) => {
  let deck: T[] = []
  return (): T => {
    if (deck.length === 0) deck = [...all]
    return deck.splice(random.below(deck.length), 1)[0]!
  }
}

/** Harms real processes on a real broker again and again while they work, and holds what comes out against what went in. */
export const runChaos = async ({
  cycles,
  seed,
  only = '',
  judgeEvery,
  atMostMs,
  say,
}: RunOptions): Promise<RunResult> => {
  const startedAt = performance.now()
  const elapsedMs = (): number => performance.now() - startedAt
  const random = seeded(seed)
  const names = Object.keys(FAULTS).filter(name => name.includes(only))
  if (names.length === 0) throw new Error(`no fault has "${only}" in its name: ${Object.keys(FAULTS).join(', ')}`)
  const draw = createDeck(names, random)
  const stage = await openStage(seed, random)
  const done = new Map<string, number>()

  const look = async (options: { readonly everything?: boolean } = {}): Promise<readonly string[]> => {
    const differences = await stage.verdict({ ...options, say })
    say(`judged: ${differences.length} differences`)
    return differences
  }

  try {
    let differences: readonly string[] = []
    for (let cycle = 1; cycle <= cycles && elapsedMs() < atMostMs && differences.length === 0; cycle++) {
      stage.run()
      const name = draw()
      say(`${cycle} ${name}`)
      await stage.harm(FAULTS[name]!).catch(error => {
        differences = [`${name} could not be done: ${error instanceof Error ? error.stack : error}`]
      })
      done.set(name, (done.get(name) ?? 0) + 1)
      await sleep(random.between(0, BREATH_MS))
      if (cycle % judgeEvery === 0 && cycle < cycles) differences = [...differences, ...(await look())]
    }
    if (differences.length === 0) differences = await look({ everything: true })
    return { cycles: done, differences, seconds: elapsedMs() / 1_000, figures: stage.figures() }
  } finally {
    await stage.close()
  }
}
