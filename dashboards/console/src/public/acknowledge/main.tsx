import '../public.css'
import { render } from 'preact'
import { AcknowledgePage } from './acknowledge-page.tsx'

render(<AcknowledgePage token={location.pathname.split('/')[2] ?? ''} />, document.getElementById('root')!)
