import { join, relative } from 'node:path'
import { type Address, urlOf } from './address.ts'
import type { Standalone } from './standalone.ts'

const moved = ({ insteadOf }: Address): string =>
  insteadOf === undefined ? '' : `   (${insteadOf} is taken, so this one)`

/** What a person who just typed `npm start` needs to know, as lines. */
export const bannerLines = (
  running: Standalone,
  options: { readonly demo: boolean; readonly dataDir: string; readonly startMs: number; readonly cwd: string },
): string[] => {
  const { gateway, grpc, health, ingest, embedded, historyOff } = running
  const data = relative(options.cwd, options.dataDir)
  const address = `${grpc.host}:${grpc.port}`
  return [
    '',
    `Tocsin is up after ${(options.startMs / 1000).toFixed(1)} s.${options.demo ? '  Demo data, not real: three invented brands.' : ''}`,
    '',
    `  wall       ${urlOf(gateway)}/wall${moved(gateway)}`,
    `  API docs   ${urlOf(gateway)}/docs`,
    `  gRPC       ${address}${moved(grpc)}`,
    `             grpcurl -plaintext -d '{"open_only":true}' ${address} tocsin.signal.v1.SignalService/ListSignals`,
    `  mentions   POST ${urlOf(ingest)}/v1/mentions${moved(ingest)}`,
    `  metrics    ${urlOf(health)}/metrics${moved(health)}`,
    `  data       ${data.startsWith('..') ? options.dataDir : data || '.'}`,
    `  logs       ${join(data.startsWith('..') ? options.dataDir : data, 'tocsin.log')}`,
    `  embedded   ${embedded.join(', ')}`,
    ...(historyOff === undefined ? [] : [`  history    off: ${historyOff}`]),
    '',
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
