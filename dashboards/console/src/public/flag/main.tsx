import '../public.css'
import { render } from 'preact'
import { FlagPage } from './flag-page.tsx'

render(<FlagPage />, document.getElementById('root')!)
