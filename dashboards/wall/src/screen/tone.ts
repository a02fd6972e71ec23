import { signal } from '@preact/signals'

const LENGTH_S = 0.35
const HERTZ = 620
const LOUDNESS = 0.25

/** One short tone on demand. `state` is `blocked` while the browser wants a touch that a wall will never get. */
export const openTone = () => {
  const context = new AudioContext()
  const read = () => (context.state === 'running' ? 'on' : 'blocked')
  const state = signal<'on' | 'blocked'>(read())
  context.onstatechange = () => {
    state.value = read()
  }
  void context.resume().catch(() => undefined)

  const play = () => {
    if (context.state !== 'running') return
    const now = context.currentTime
    const swing = context.createOscillator()
    const volume = context.createGain()
    swing.frequency.value = HERTZ
    volume.gain.setValueAtTime(0, now)
    volume.gain.linearRampToValueAtTime(LOUDNESS, now + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.001, now + LENGTH_S)
    swing.connect(volume).connect(context.destination)
    swing.start(now)
    swing.stop(now + LENGTH_S)
  }
  return { state, play }
}
