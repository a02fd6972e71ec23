const TOLD_WAIT_MS = 1_000
const CUT_WAIT_MS = 2_000
const LEAST_WAIT_MS = 250
const LONGEST_WAIT_MS = 15_000

/**
 * How long to wait before attempt n (0 is the first): doubling up to a cap. A server that restarts tells its clients one after another, so
 * the wait is short, and most of it random: those whom a busy server told together come spread all the same. Where all were cut at once
 * they come back at any time of a longer one, lest they return in step.
 */
export const waitBefore = (attempt: number, random: number, wasTold = false): number => {
  const longest = Math.min(LONGEST_WAIT_MS, (wasTold ? TOLD_WAIT_MS : CUT_WAIT_MS) * 2 ** attempt)
  const least = wasTold ? longest / 4 : LEAST_WAIT_MS
  return least + (longest - least) * random
}
