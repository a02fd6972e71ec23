import { join, relative } from 'node:path'
import { type Address, urlOf } from './address.ts'
import type { Standalone } from './standalone.ts'

const moved = ({ insteadOf }: Address): string =>
  insteadOf === undefined ? '' : `   (${insteadOf} is taken, so this one)`

export interface BannerOptions {
  readonly demo: boolean
  readonly autoplay: boolean
  /** The demo's talk turns sour. */
  readonly turnsSour: boolean
  /** Callers on this machine may act without a token. */
  readonly open: boolean
  /** Somebody has a token. */
  readonly hasTokens: boolean
  readonly dataDir: string
  readonly startMs: number
  readonly cwd: string
}

/** Where people look and act. */
const addressLines = ({ gateway, grpc, health, ingest, deskPort }: Standalone, demo: boolean): string[] => {
  const web = urlOf(gateway)
  const address = `${grpc.host}:${grpc.port}`
  return [
    `  wall       ${web}/wall${moved(gateway)}`,
    `  console    ${web}/console`,
    `  inbox      ${web}/console/inbox`,
    ...(demo ? [`  flag page  ${web}/flag/demo-flag-lumo`] : []),
    ...(deskPort === undefined ? [] : [`  desk       http://127.0.0.1:${deskPort}`]),
    `  API docs   ${web}/docs`,
    `  gRPC       ${address}${moved(grpc)}`,
    `             grpcurl -plaintext -d '{"open_only":true}' ${address} tocsin.crisis.v1.CrisisService/ListCrises`,
    `  mentions   POST ${urlOf(ingest)}/v1/mentions${moved(ingest)}`,
    `  metrics    ${urlOf(health)}/metrics${moved(health)}`,
  ]
}

/** Who may decide here, and what became of the plan. */
const decidingLines = ({ planIs }: Standalone, { open, autoplay, turnsSour, hasTokens }: BannerOptions): string[] => [
  ...(planIs === 'overruled'
    ? ['  The folder of playbooks is not in force: somebody applied another plan, and that one stands.', '']
    : []),
  ...(open && turnsSour
    ? [
        `  Soon a suspicion asks you: decide in the console${autoplay ? ', or watch your invented colleagues do it' : '. With --autoplay invented colleagues act too'}.`,
        '',
      ]
    : open || hasTokens
      ? []
      : [
          '  Nobody may decide yet: "npm run tocsin -- token --person ID --role manager" makes an entry for escalation.tokens.',
          '',
        ]),
]

/** What a person who just typed `npm start` needs to know, as lines. */
export const bannerLines = (running: Standalone, options: BannerOptions): string[] => {
  const { grpc, embedded, historyOff } = running
  const data = relative(options.cwd, options.dataDir)
  const address = `${grpc.host}:${grpc.port}`
  return [
    '',
    `Tocsin is up after ${(options.startMs / 1000).toFixed(1)} s.${options.demo ? '  Demo data, not real: three invented brands.' : ''}`,
    '',
    ...addressLines(running, options.demo && options.open),
    `  data       ${data.startsWith('..') ? options.dataDir : data || '.'}`,
    `  logs       ${join(data.startsWith('..') ? options.dataDir : data, 'tocsin.log')}`,
    `  embedded   ${embedded.join(', ')}`,
    ...(historyOff === undefined ? [] : [`  history    off: ${historyOff}`]),
    '',
    ...decidingLines(running, options),
    ...(options.demo
      ? [
          '  Cause a signal and read why it fired:',
          `    npm run tocsin -- inject --brand lumo --text "Lumo app crashes since the update" --count 200${grpc.insteadOf === undefined ? '' : ` --address ${address}`}`,
          '',
        ]
      : []),
    '  Ctrl-C stops it. Start it again and it goes on where it was.',
    '',
  ]
}
