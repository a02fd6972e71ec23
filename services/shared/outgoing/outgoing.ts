import { promises as dns, type LookupAddress } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { type RequestOptions, request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './address.ts'
import { createAllowList } from './allow-list.ts'
import { readCapped } from './read-capped.ts'

export interface OutgoingOptions {
  /** `host:port` or CIDR that may be reached although it is not public. Everything else that is not public is refused. */
  readonly allow?: readonly string[]
  /** Default https and http. */
  readonly schemes?: readonly ('https:' | 'http:')[]
  /** Certificates to trust instead of the system's. */
  readonly ca?: string
  /** Every address of a host; the system's resolver when absent. */
  readonly resolve?: (hostname: string) => Promise<readonly LookupAddress[]>
}

export interface OutgoingRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** For everything from the name's resolution to the end of the answer, redirects included (default 10 s). */
  readonly timeoutMs?: number
  /** Of the answer's body; what is longer is cut (default 64 KiB). */
  readonly maxBodyBytes?: number
  /** Redirects that are followed: 307 and 308 to the same scheme, host and port only (default 0). */
  readonly redirects?: number
  readonly signal?: AbortSignal
}

/** Reasons name the host, never the path, which may be a secret. */
export type OutgoingAnswer =
  | {
      readonly kind: 'answered'
      readonly status: number
      /** Names in small letters; several of one name joined by commas. */
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
      /** False when the body was cut: by its size, by the deadline, or by the other side. */
      readonly complete: boolean
    }
  /** The guard did not let it out: `place` before anything was sent, `redirect` after the target sent us elsewhere. */
  | { readonly kind: 'refused'; readonly by: 'place' | 'redirect'; readonly reason: string }
  /** No answer: whether the request arrived is not known. */
  | { readonly kind: 'failed'; readonly code: string; readonly reason: string }

export interface Outgoing {
  /** Never rejects. */
  request(request: OutgoingRequest): Promise<OutgoingAnswer>
}

class RefusedError extends Error {
  override readonly name = 'RefusedError'
}

const TIMEOUT_MS = 10_000
const MAX_BODY_BYTES = 64 * 1024
const REDIRECTS = new Set([301, 302, 303, 307, 308])

const systemResolve = (hostname: string): Promise<readonly LookupAddress[]> => dns.lookup(hostname, { all: true })

const portOf = ({ port, protocol }: URL): number => (port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port))

const failureOf = (error: unknown, { host }: URL, timedOut: boolean): OutgoingAnswer => {
  const { code = '', message = String(error) } = error as Partial<NodeJS.ErrnoException>
  if (timedOut) return { kind: 'failed', code: 'TIMEOUT', reason: `${host} did not answer in time` }
  return { kind: 'failed', code: code || 'FAILED', reason: `${host}: ${code || message}` }
}

/**
 * Requests to addresses that people or other systems named. The address that is connected to is checked after the name was resolved, at
 * each request and each redirect, so that a name cannot lead into the own network; connections are not kept.
 */
export const createOutgoing = (options: OutgoingOptions = {}): Outgoing => {
  const { schemes = ['https:', 'http:'], ca, resolve = systemResolve } = options
  const allow = createAllowList(options.allow ?? [])

  const refusalOf = (url: URL, address: string): string | undefined => {
    if (allow.names(url.hostname, portOf(url)) || allow.covers(address) || isPublicAddress(address)) return undefined
    return `${url.host} is at an address that is not public; name it in the list of what is allowed to reach it`
  }

  /** Only addresses that may be reached come out of it. */
  const lookupFor =
    (url: URL): LookupFunction =>
    (hostname, { all }, done) => {
      const give = (addresses: readonly LookupAddress[]): void => {
        const reachable = addresses.filter(({ address }) => refusalOf(url, address) === undefined)
        const [first] = reachable
        if (!first) done(new RefusedError(refusalOf(url, addresses[0]?.address ?? '')), [])
        else if (all) done(null, reachable)
        else done(null, first.address, first.family)
      }
      resolve(hostname).then(give, error => done(error as NodeJS.ErrnoException, []))
    }

  const placeProblem = (url: URL): string | undefined => {
    if (!schemes.some(scheme => scheme === url.protocol)) return `${url.protocol}// is not allowed`
    if (url.username !== '' || url.password !== '') return `${url.host}: an address must not hold a user or password`
    const literal = url.hostname.replace(/^\[|\]$/g, '')
    return isIP(literal) === 0 ? undefined : refusalOf(url, literal)
  }

  const once = (url: URL, asked: OutgoingRequest, deadline: AbortSignal): Promise<OutgoingAnswer> =>
    new Promise(answer => {
      const { method = 'POST', headers = {}, body, maxBodyBytes = MAX_BODY_BYTES, signal } = asked
      const send = url.protocol === 'https:' ? requestHttps : requestHttp
      let responded = false
      const fail = (error: unknown): void => {
        if (responded) return
        answer(
          error instanceof RefusedError
            ? { kind: 'refused', by: 'place', reason: error.message }
            : failureOf(error, url, deadline.aborted),
        )
      }
      const requestOptions: RequestOptions = {
        method,
        agent: false,
        lookup: lookupFor(url),
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
        headers: { 'user-agent': 'tocsin', ...headers, 'content-length': Buffer.byteLength(body ?? '') },
        ...(ca !== undefined && { ca }),
      }
      const request = send(url, requestOptions, response => {
        responded = true
        const received = Object.entries(response.headers).map(([name, value]) => [name, String(value)])
        readCapped(response, maxBodyBytes).then(read =>
          answer({
            kind: 'answered',
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(received),
            ...read,
          }),
        )
      })
      request.on('error', fail)
      request.end(body)
    })

  const follow = async (url: URL, asked: OutgoingRequest, deadline: AbortSignal): Promise<OutgoingAnswer> => {
    let here = url
    for (let left = asked.redirects ?? 0; ; left--) {
      const answer = await once(here, asked, deadline)
      if (answer.kind !== 'answered' || !REDIRECTS.has(answer.status)) return answer
      const { location = '' } = answer.headers
      const there = URL.canParse(location, here.href) ? new URL(location, here) : undefined
      const refused = (reason: string): OutgoingAnswer => ({ kind: 'refused', by: 'redirect', reason })
      if (there?.origin !== here.origin) return refused(`${here.host} redirects elsewhere, which is not followed`)
      if (left <= 0 || answer.status < 307) return refused(`${here.host} redirects (${answer.status})`)
      here = there
    }
  }

  return {
    async request(asked) {
      if (!URL.canParse(asked.url)) return { kind: 'refused', by: 'place', reason: 'the address is not a URL' }
      const url = new URL(asked.url)
      const problem = placeProblem(url)
      if (problem !== undefined) return { kind: 'refused', by: 'place', reason: problem }
      return follow(url, asked, AbortSignal.timeout(asked.timeoutMs ?? TIMEOUT_MS))
    },
  }
}
