/** Asks that the screen stays on, again whenever the page comes back to sight. Where it is refused the settings of the machine decide. */
export const keepAwake = (): void => {
  const ask = () => {
    if (document.visibilityState !== 'visible') return
    navigator.wakeLock?.request('screen').catch(() => undefined)
  }
  document.addEventListener('visibilitychange', ask)
  ask()
}
