const SHOWN_MS = 10_000

/** Writes the screen's name over everything for some seconds, so that somebody in the room can say which one it is. */
export const identify = (name: string): void => {
  const sign = document.createElement('p')
  sign.className = 'identify'
  sign.role = 'status'
  sign.textContent = name
  document.body.append(sign)
  setTimeout(() => sign.remove(), SHOWN_MS)
}
