import { type Report, setting } from '@tocsin/shared/runtime/setting.ts'
import { defineSection, loadSettings, type SettingsSource, type Values } from '@tocsin/shared/runtime/settings.ts'
import { didYouMean } from '@tocsin/shared/runtime/suggest.ts'

/** Lets its bearer look: at all brands, or at those named. `admin` also lets it command screens. */
export interface DisplayToken {
  readonly name: string
  readonly token: string
  readonly brands?: readonly string[]
  readonly admin?: boolean
}

const TOKEN_FIELDS = ['name', 'token', 'brands', 'admin']
const MIN_TOKEN_LENGTH = 16

const oneToken = (raw: unknown, at: number, report: Report): DisplayToken | undefined => {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    report('must be a map with name and token', [at])
    return undefined
  }
  for (const key of Object.keys(raw)) {
    if (!TOKEN_FIELDS.includes(key)) report(`is unknown.${didYouMean(key, TOKEN_FIELDS)}`, [at, key])
  }
  const { name, token, brands, admin = false } = raw as Record<string, unknown>
  if (typeof name !== 'string' || name === '') report('must be a text', [at, 'name'])
  if (typeof token !== 'string' || token.length < MIN_TOKEN_LENGTH)
    report(`must be a text of at least ${MIN_TOKEN_LENGTH} characters`, [at, 'token'])
  if (typeof admin !== 'boolean') report('must be true or false', [at, 'admin'])
  const named = brands === undefined || (Array.isArray(brands) && brands.every(brand => typeof brand === 'string'))
  if (!named) report('must be a list of brand ids', [at, 'brands'])
  return { name, token, admin, ...(brands !== undefined && { brands }) } as DisplayToken
}

const parseTokens = (raw: unknown, report: Report): readonly DisplayToken[] | undefined => {
  if (!Array.isArray(raw)) {
    report('must be a list of maps with name, token and perhaps brands and admin')
    return undefined
  }
  const tokens = raw.map((one, at) => oneToken(one, at, report))
  tokens.forEach((one, at) => {
    if (one && tokens.findIndex(other => other?.name === one.name) < at) report('is used twice', [at, 'name'])
  })
  return tokens.filter(one => one !== undefined)
}

/** Empty, or an address that a browser could open. */
const webAddress = (options: Parameters<typeof setting.string>[0]) => ({
  ...setting.string(options),
  kind: 'address',
  parse(raw: unknown, report: Report): string | undefined {
    if (raw === '' || (typeof raw === 'string' && /^https?:$/.test(URL.parse(raw)?.protocol ?? ''))) return raw
    report(`must be an address such as "https://wall.example.org", not ${JSON.stringify(raw)}`)
    return undefined
  },
})

export const gatewaySection = defineSection('gateway', {
  host: setting.string({ default: '127.0.0.1', doc: 'Address that REST, websocket and dashboards listen on.' }),
  port: setting.port({ default: 8080, doc: 'Port of REST, websocket and dashboards.' }),
  publicUrl: webAddress({
    default: '',
    doc: 'Address under which browsers reach it, when that is another one (a proxy); https turns strict transport security on.',
  }),
  trustProxy: setting.boolean({
    default: false,
    doc: 'Take the client address from X-Forwarded-For: only behind a proxy.',
  }),
  proxies: setting.int({
    default: 1,
    min: 1,
    max: 10,
    doc: 'How many proxies stand between browsers and the gateway, with trustProxy: each adds one address, and only those are believed.',
  }),
  anonymousDisplay: setting.enumeration(['loopback', 'always', 'never'], {
    default: 'loopback',
    doc: 'Who may look without a token: loopback = everybody while host is a loopback address.',
  }),
  displayTokens: setting.structure<readonly DisplayToken[]>(
    'list of tokens',
    {
      default: [],
      doc: 'Who may look: maps of name, token, and perhaps brands (ids) and admin (may command screens).',
    },
    parseTokens,
    true,
  ),
  maxClients: setting.int({ default: 5_000, min: 1, doc: 'Open websockets at most.' }),
  clientBufferBytes: setting.int({
    default: 1_048_576,
    min: 16_384,
    doc: 'Bytes that may wait for one slow websocket before it is closed.',
  }),
  pingInterval: setting.duration({
    default: 10_000,
    doc: 'How often websockets are pinged; two pings without answer end one.',
  }),
  requestsPerMinute: setting.int({ default: 600, min: 1, doc: 'REST requests per token, or per address without one.' }),
  connectsPerMinute: setting.int({
    default: 3_000,
    min: 1,
    doc: 'Websocket connects per token, or per address without one.',
  }),
  publicRequestsPerMinute: setting.int({
    default: 60,
    min: 1,
    doc: 'Requests for one-time links and flags, which need no session, per address.',
  }),
  escalation: setting.string({
    default: '',
    doc: 'host:port of the escalation service (gRPC); empty turns crises and decisions off.',
  }),
  escalationToken: setting.secret({
    default: '',
    doc: 'Token with which the gateway reads crises for screens, asks the gate and reads the playbook, which it masks for responders: role manager, all brands. Empty where escalation lets callers of this machine act without one.',
  }),
  notifier: setting.string({
    default: '',
    doc: 'host:port of the notifier (gRPC) where it is a process of its own; empty finds it at escalation.',
  }),
  windowsBack: setting.duration({ default: 2 * 3_600_000, doc: 'How much of the windows is read at the start.' }),
  signalsBack: setting.duration({ default: 7 * 86_400_000, doc: 'How much of the signals is read at the start.' }),
})

export type GatewayConfig = Values<typeof gatewaySection>

/** Reads the gateway's settings. Throws ConfigError with all problems together. */
export const readConfig = (source: SettingsSource): GatewayConfig =>
  loadSettings({ gateway: gatewaySection }, source).values.gateway
