export interface Spread {
  readonly p50: number
  readonly p95: number
}

const spreadOf = (taken: number[]): Spread => {
  taken.sort((a, b) => a - b)
  return { p50: taken[taken.length >> 1]!, p95: taken[Math.floor(taken.length * 0.95)]! }
}

/** Milliseconds of single calls of each, in turns after a warm-up, so that a noisy neighbour disturbs all alike. */
export const timeInTurns = async (calls: readonly (() => Promise<unknown>)[], times: number): Promise<Spread[]> => {
  const taken: number[][] = calls.map(() => [])
  for (let i = -times / 5; i < times; i += 1) {
    for (const [index, call] of calls.entries()) {
      const startedAt = performance.now()
      await call()
      if (i >= 0) taken[index]!.push(performance.now() - startedAt)
    }
  }
  return taken.map(spreadOf)
}

/** Rows per second of each, the best of three rounds in turns. A round gives the number of its rows. */
export const rateInTurns = async (rounds: readonly (() => Promise<number>)[]): Promise<number[]> => {
  const best = rounds.map(() => 0)
  for (let turn = 0; turn < 4; turn += 1) {
    for (const [index, round] of rounds.entries()) {
      const startedAt = performance.now()
      const rows = await round()
      const rate = rows / ((performance.now() - startedAt) / 1_000)
      if (turn > 0) best[index] = Math.max(best[index]!, Math.round(rate))
    }
  }
  return best
}
