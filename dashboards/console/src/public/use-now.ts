import { useEffect, useState } from 'preact/hooks'

const TICK_MS = 10_000

/** The time, a few times a minute: enough for "12 min left". */
export const useNow = (): number => {
  const [nowMs, setNowMs] = useState(Date.now)
  useEffect(() => {
    const ticking = setInterval(() => setNowMs(Date.now()), TICK_MS)
    return () => clearInterval(ticking)
  }, [])
  return nowMs
}
