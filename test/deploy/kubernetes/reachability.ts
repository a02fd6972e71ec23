import type { Manifest } from './render.ts'
import { type Labels, matches, ofKind } from './workloads.ts'

interface Peer {
  readonly podSelector?: { readonly matchLabels?: Labels }
  readonly namespaceSelector?: { readonly matchLabels?: Labels }
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] }
}
interface PortRange {
  readonly protocol: string
  readonly port: number
  readonly endPort?: number
}
interface Rule {
  readonly from?: readonly Peer[]
  readonly to?: readonly Peer[]
  readonly ports: readonly PortRange[]
}
export interface NetworkPolicy extends Manifest {
  readonly spec: {
    readonly podSelector: { readonly matchLabels?: Labels }
    readonly policyTypes: readonly ('Ingress' | 'Egress')[]
    readonly ingress?: readonly Rule[]
    readonly egress?: readonly Rule[]
  }
}

/** Somebody who speaks or is spoken to: a pod here, a pod elsewhere, or an address. */
export interface Party {
  readonly name: string
  /** Labels of the pod; none for an address. */
  readonly pod?: Labels
  /** Labels of its namespace; absent for pods of ours. */
  readonly namespace?: Labels
  readonly address?: string
}

const number = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
const within = (cidr: string, address: string): boolean => {
  const [network, bits] = cidr.split('/') as [string, string]
  if (network.includes(':')) return false
  const size = 2 ** (32 - Number(bits))
  return Math.floor(number(network) / size) === Math.floor(number(address) / size)
}

const isPeer = ({ podSelector, namespaceSelector, ipBlock }: Peer, party: Party): boolean => {
  if (ipBlock)
    return (
      party.address !== undefined &&
      within(ipBlock.cidr, party.address) &&
      !(ipBlock.except ?? []).some(cidr => within(cidr, party.address!))
    )
  if (!party.pod) return false
  if (!namespaceSelector && party.namespace) return false
  if (namespaceSelector && !matches(namespaceSelector.matchLabels ?? {}, party.namespace ?? {})) return false
  return matches(podSelector?.matchLabels ?? {}, party.pod)
}

/** Whether policies let the one open a connection to a port of the other, as Kubernetes defines it: they add up, both ends must agree. */
export const createReachability = (manifests: readonly Manifest[]) => {
  const policies = ofKind<NetworkPolicy>(manifests, 'NetworkPolicy')
  const allows = (direction: 'Ingress' | 'Egress', owner: Party, other: Party, port: number): boolean => {
    if (!owner.pod || owner.namespace) return true
    const own = policies.filter(
      ({ spec }) => spec.policyTypes.includes(direction) && matches(spec.podSelector.matchLabels ?? {}, owner.pod!),
    )
    if (own.length === 0) return true
    return own.some(({ spec }) =>
      (direction === 'Ingress' ? spec.ingress : spec.egress)?.some(
        rule =>
          rule.ports.some(one => port >= one.port && port <= (one.endPort ?? one.port)) &&
          ((direction === 'Ingress' ? rule.from : rule.to) ?? []).some(peer => isPeer(peer, other)),
      ),
    )
  }
  return (from: Party, to: Party, port: number): boolean =>
    allows('Egress', from, to, port) && allows('Ingress', to, from, port)
}
