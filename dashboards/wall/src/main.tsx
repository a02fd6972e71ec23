import { computed, effect, signal } from '@preact/signals'
import { render } from 'preact'
import { App } from './app.tsx'
import { formatsFor } from './format/formats.ts'
import { liveAddress } from './live/address.ts'
import { keepConnected } from './live/connection.ts'
import { isCalm, pictureOf } from './live/picture.ts'
import { hear, nothingHeard } from './live/state.ts'
import { useLanguage } from './messages/t.ts'
import { readOptions } from './options.ts'
import { shiftPixels } from './screen/burn-in.ts'
import { identify } from './screen/identify.ts'
import { reloadPage } from './screen/reload.ts'
import { followScreen } from './screen/screen.ts'
import { openTone } from './screen/tone.ts'
import { keepAwake } from './screen/wake-lock.ts'
import '../../shared/fonts.css'
import './styles/tokens.css'
import './styles/wall.css'
import './styles/boards.css'
import './styles/brand.css'
import './styles/tile.css'
import './styles/row.css'
import './styles/panel.css'
import './styles/focus.css'
import './styles/strip.css'
import 'uplot/dist/uPlot.min.css'

const TICK_MS = 500

const options = readOptions(location.search)
const locale = useLanguage(options.lang)
const formats = formatsFor(locale)
const root = document.documentElement
root.lang = locale
root.dataset.kiosk = String(options.kiosk)

const live = signal(nothingHeard(performance.now()))
const localMs = signal(performance.now())
const picture = computed(() => pictureOf(live.value, Math.max(localMs.value, live.value.heardAtMs)))
const size = followScreen(options)
const turn = signal(0)
const look = signal(0)
const tone = options.sound ? openTone() : undefined
const sound = computed(() => tone?.state.value ?? 'off')

keepConnected(liveAddress(location, options), {
  onMessage(message) {
    live.value = hear(live.value, message, performance.now())
  },
  onCommand({ action, screen }) {
    if (action === 'reload') location.reload()
    else identify(screen)
  },
})
setInterval(() => {
  localMs.value = performance.now()
}, TICK_MS)

if (options.rotateS !== undefined) {
  setInterval(() => {
    turn.value = isCalm(picture.value) ? turn.value + 1 : 0
  }, options.rotateS * 1000)
}

let sounded = 0
effect(() => {
  const { newSuspicions } = live.value
  if (newSuspicions > sounded) tone?.play()
  sounded = newSuspicions
})
effect(() => {
  if (live.value.newBuild !== undefined && isCalm(picture.value)) reloadPage(Date.now())
})

const lightWanted = matchMedia('(prefers-color-scheme: light)')
const restyle = () => {
  root.dataset.theme = options.theme === 'auto' ? (lightWanted.matches ? 'light' : 'dark') : options.theme
  look.value += 1
}
restyle()
lightWanted.addEventListener('change', restyle)
document.fonts.addEventListener('loadingdone', restyle)

const wall = document.getElementById('wall')!
render(
  <App
    picture={picture}
    size={size}
    turn={turn}
    sound={sound}
    look={computed(() => String(look.value))}
    options={options}
    formats={formats}
  />,
  wall,
)
shiftPixels(wall)
keepAwake()
