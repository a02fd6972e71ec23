import type { History } from '@tocsin/shared/clickhouse/history.ts'
import type { GatewayEvents } from '../events.ts'

const ASK_EVERY_MS = 5_000

export interface HistoryWatch {
  /** Whether history answered when it was last asked. */
  answers(): boolean
  stop(): void
}

/** Asks history for a sign of life, so that screens say when it is away. */
export const watchHistory = (
  history: History | undefined,
  { events, onChange }: { readonly events: GatewayEvents; readonly onChange: () => void },
): HistoryWatch => {
  if (!history) return { answers: () => false, stop: () => undefined }
  let answering = true
  const ask = async (): Promise<void> => {
    const answered = await history.signalById('').then(
      () => true,
      error => {
        if (answering) events.historyAway(error)
        return false
      },
    )
    if (answered === answering) return
    answering = answered
    onChange()
  }
  const timer = setInterval(ask, ASK_EVERY_MS)
  void ask()
  return { answers: () => answering, stop: () => clearInterval(timer) }
}
