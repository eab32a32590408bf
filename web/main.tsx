import './styles/base.css'
import './styles/parts.css'
import './styles/frame.css'
import './now/now.css'
import './calls/calls.css'
import './report/report.css'
import './quarantine/quarantine.css'
import './completeness/completeness.css'
import { render } from 'preact'
import { loadWithNewToken } from './api/token'
import { App } from './app'

loadWithNewToken()

const root = document.getElementById('app')
if (root !== null) render(<App />, root)
