import { render } from 'preact'
import { App } from './app.tsx'
import { locale } from './format/here.ts'
import { startSession } from './live/session.ts'
import { applyTheme } from './pages/settings/theme.ts'
import { listenForKeys } from './shell/keys.ts'
import { followLinks } from './shell/router.ts'
import '../../shared/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/parts.css'
import './styles/rows.css'
import './styles/shell.css'
import './styles/navigation.css'

document.documentElement.lang = locale
applyTheme()
followLinks()
listenForKeys()
startSession()
render(<App />, document.getElementById('root')!)
