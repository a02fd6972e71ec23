import { BlockList, isIP } from 'node:net'
import type { Report } from '../runtime/setting.ts'

/** Places that may be reached although they are not public. */
export interface AllowList {
  /** `host:port` as the list names it. */
  names(hostname: string, port: number): boolean
  covers(address: string): boolean
}

interface Subnet {
  readonly net: string
  readonly prefix: number
  readonly family: 'ipv4' | 'ipv6'
}

const parseSubnet = (entry: string): Subnet | undefined => {
  const match = /^([^/]+)\/(\d{1,3})$/.exec(entry)
  const version = match ? isIP(match[1]!) : 0
  const prefix = Number(match?.[2])
  if (version === 0 || prefix > (version === 4 ? 32 : 128)) return undefined
  return { net: match![1]!, prefix, family: version === 4 ? 'ipv4' : 'ipv6' }
}

const parsePlace = (entry: string): string | undefined => {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+):(\d{1,5})$/i.exec(entry)
  const port = Number(match?.[2])
  return match && port >= 1 && port <= 65_535 ? `${match[1]!.toLowerCase()}:${port}` : undefined
}

/** What is wrong with an entry; undefined when nothing is. */
export const allowEntryProblem = (entry: string): string | undefined =>
  parseSubnet(entry) || parsePlace(entry)
    ? undefined
    : `must be host:port or a network such as "10.0.0.0/8", not ${JSON.stringify(entry)}`

/** Entries `host:port` or CIDR; what is neither throws, since a guard must not guess. */
export const createAllowList = (entries: readonly string[]): AllowList => {
  const subnets = new BlockList()
  const places = new Set<string>()
  for (const entry of entries) {
    const problem = allowEntryProblem(entry)
    if (problem) throw new TypeError(problem)
    const subnet = parseSubnet(entry)
    if (subnet) subnets.addSubnet(subnet.net, subnet.prefix, subnet.family)
    else places.add(parsePlace(entry)!)
  }
  return {
    names: (hostname, port) => places.has(`${hostname.toLowerCase()}:${port}`),
    covers(address) {
      const version = isIP(address)
      return version !== 0 && subnets.check(address, version === 4 ? 'ipv4' : 'ipv6')
    },
  }
}

/** For `setting.structure`: a list of entries, each checked. */
export const parseAllowEntries = (raw: unknown, report: Report): readonly string[] | undefined => {
  if (!Array.isArray(raw) || !raw.every(entry => typeof entry === 'string')) {
    report('must be a list of host:port or networks')
    return undefined
  }
  const problems = raw.flatMap((entry, index) => {
    const problem = allowEntryProblem(entry)
    return problem === undefined ? [] : [{ problem, index }]
  })
  for (const { problem, index } of problems) report(problem, [index])
  return problems.length === 0 ? raw : undefined
}
