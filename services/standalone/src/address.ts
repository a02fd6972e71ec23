import { createServer } from 'node:net'
import { findFreePort, listen } from '@tocsin/shared/runtime/listen.ts'

/** Where a part of this process listens. */
export interface Address {
  readonly host: string
  readonly port: number
  /** The port that was asked for, when another process has it. */
  readonly insteadOf: number | undefined
}

/** The address that is asked for, or the next free one. */
export const chooseAddress = async (at: { readonly host: string; readonly port: number }): Promise<Address> => {
  const port = await findFreePort(at)
  return { host: at.host, port, insteadOf: port === at.port ? undefined : at.port }
}

/** A number for "any free port", for a part whose address others must know before it listens. */
export const chooseNumber = async (address: Address): Promise<Address> => {
  if (address.port !== 0) return address
  const probe = createServer()
  await listen(probe, { host: address.host, port: 0 })
  const found = probe.address()
  await new Promise(resolve => probe.close(resolve))
  return typeof found === 'object' && found ? { ...address, port: found.port } : address
}

/** As a person types it into a browser on this machine. */
export const urlOf = ({ host, port }: Pick<Address, 'host' | 'port'>): string =>
  `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`
