/** A hand that moves with each heartbeat of the server: a frozen wall is seen by its hand. */
export const Heartbeat = ({ serverTimeMs }: { serverTimeMs: number }) => {
  const degrees = (Math.floor(serverTimeMs / 1000) % 60) * 6
  return (
    <svg class="glyph heartbeat" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.6" />
      <path d="M8 8V2.6" style={{ transform: `rotate(${degrees}deg)` }} />
    </svg>
  )
}
