import { chooseAddress, chooseNumber } from '../address.ts'
import type { Configuration } from '../configuration.ts'
import { grpcNames, type Ports } from './parts.ts'

/** One free port per name, from the wanted one on upwards; 0 takes any. */
const portsFor = async (
  names: readonly string[],
  { host, port: wanted }: { readonly host: string; readonly port: number },
): Promise<ReadonlyMap<string, number>> => {
  const ports = new Map<string, number>()
  let from = wanted
  for (const name of names) {
    let { port } = await chooseNumber(await chooseAddress({ host, port: from }))
    while ([...ports.values()].includes(port))
      port = (await chooseNumber(await chooseAddress({ host, port: from }))).port
    ports.set(name, port)
    if (wanted !== 0) from = port + 1
  }
  return ports
}

/** Where each process listens: the configured ports, or the next free ones, for what they share one after another. */
export const choosePorts = async (
  { gateway, ingest, grpc, runtime }: Pick<Configuration, 'gateway' | 'ingest' | 'grpc' | 'runtime'>,
  names: readonly string[],
): Promise<Ports> => {
  const one = async (at: { readonly host: string; readonly port: number }) =>
    (await chooseNumber(await chooseAddress(at))).port
  return {
    gateway: await one(gateway),
    ingest: await one(ingest),
    grpc: await portsFor(grpcNames(names), grpc),
    health: await portsFor(names, { host: runtime.host, port: runtime.healthPort }),
  }
}
