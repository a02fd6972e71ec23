export interface Spread {
  readonly p50: number
  readonly p95: number
}

/** Milliseconds of single calls, one after another, after a warm-up. */
export const timeCalls = async (call: () => Promise<unknown>, times: number): Promise<Spread> => {
  for (let i = 0; i < times / 5; i += 1) await call()
  const taken: number[] = []
  for (let i = 0; i < times; i += 1) {
    const startedAt = performance.now()
    await call()
    taken.push(performance.now() - startedAt)
  }
  taken.sort((a, b) => a - b)
  return { p50: taken[times >> 1]!, p95: taken[Math.floor(times * 0.95)]! }
}

/** Rows per second of the best of three rounds: the others measure the neighbours. */
export const rateOf = async (round: () => Promise<number>): Promise<number> => {
  await round()
  let best = 0
  for (let i = 0; i < 3; i += 1) {
    const startedAt = performance.now()
    const rows = await round()
    best = Math.max(best, rows / ((performance.now() - startedAt) / 1_000))
  }
  return Math.round(best)
}
