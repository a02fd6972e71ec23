import { connect } from 'node:net'
import type { Playbook } from '@tocsin/shared/playbook/plan.ts'
import type { Configuration } from '../configuration.ts'
import type { Check } from './checks.ts'

const ok = (name: string, detail: string): Check => ({ name, state: 'ok', detail })
const warn = (name: string, detail: string, fix: string): Check => ({ name, state: 'warn', detail, fix })

/** Whether anybody may decide at all. */
export const checkTokens = ({ tokens, accessFile, actAs }: Configuration['escalation']): Check => {
  if (tokens.length > 0)
    return ok('tokens', `${tokens.length} in the settings${accessFile ? `, more in ${accessFile}` : ''}`)
  if (accessFile) return ok('tokens', `in ${accessFile}`)
  if (actAs)
    return warn(
      'tokens',
      `everybody on this machine acts as ${actAs}`,
      'For real use leave escalation.actAs out and make tokens.',
    )
  return warn(
    'tokens',
    'nobody may decide',
    '"npm run tocsin -- token --person ID --role manager" makes an entry for escalation.tokens.',
  )
}

/** One-time links need a key: one process keeps its own, several must share one. */
export const checkLinkSecret = ({ linkSecret }: Configuration['escalation']): Check => {
  if (linkSecret === '') return ok('link secret', 'made at the first start and kept in the data folder')
  return linkSecret.length >= 32
    ? ok('link secret', 'in the settings')
    : warn(
        'link secret',
        `only ${linkSecret.length} characters`,
        'Use 32 or more: openssl rand -base64 32, as escalation.linkSecret.',
      )
}

const isLoopback = (url: string): boolean => /^(localhost|127\.|\[::1\])/.test(URL.parse(url)?.hostname ?? '')

/** Where links of notifications lead; a phone cannot open an address of this machine only. */
export const checkPublicUrl = (publicUrl: string | undefined): Check => {
  const fix =
    'Set escalation.publicUrl to the address under which people reach the console, e.g. https://tocsin.example.org.'
  if (publicUrl === undefined) return warn('public address', "links lead to the gateway's own address", fix)
  return isLoopback(publicUrl)
    ? warn('public address', `links lead to ${publicUrl}, which only this machine can open`, fix)
    : ok('public address', publicUrl)
}

const NAMED = 3

/** Contacts that nobody has seen a test arrive at. */
export const checkContacts = ({ people }: Playbook): Check => {
  const contacts = people.flatMap(({ contacts: own }) => own)
  const untested = people.filter(({ contacts: own }) => own.some(({ testedAt }) => testedAt === undefined))
  if (untested.length === 0) return ok('contacts', `${contacts.length}, all tested`)
  const names = untested.slice(0, NAMED).map(({ name }) => name)
  const others = untested.length - names.length
  return warn(
    'contacts',
    `never tested: ${names.join(', ')}${others > 0 ? ` and ${others} more` : ''}`,
    '"npm run tocsin -- notify test PERSON", then write the day as testedAt into the playbook.',
  )
}

const CONNECT_MS = 5_000

/** Whether the mail server takes connections. */
export const checkMail = ({ smtpHost: host, smtpPort: port }: Configuration['notifier']): Promise<Check> =>
  new Promise(resolve => {
    const socket = connect({ host, port, timeout: CONNECT_MS })
    const end = (check: Check): void => {
      socket.destroy()
      resolve(check)
    }
    const failed = (why: string): void =>
      end({
        name: 'mail server',
        state: 'fail',
        detail: `${host}:${port}: ${why}`,
        fix: 'Check notifier.smtpHost, smtpPort and the way there.',
      })
    socket.once('connect', () => end(ok('mail server', `${host}:${port} answers`)))
    socket.once('timeout', () => failed('no answer'))
    socket.once('error', error => failed(error.message))
  })
