const LAST_RELOAD = 'tocsin-wall-reloaded-at'
const LEAST_BETWEEN_MS = 60_000

/** Loads the new build. Not twice in a minute: servers in the middle of an update may name their builds in turn. */
export const reloadPage = (nowMs: number): void => {
  const last = Number(sessionStorage.getItem(LAST_RELOAD) ?? 0)
  if (nowMs - last < LEAST_BETWEEN_MS) return
  sessionStorage.setItem(LAST_RELOAD, String(nowMs))
  location.reload()
}
