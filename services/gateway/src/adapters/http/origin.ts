import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { HttpProblem } from './problem.ts'

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/.test(host)

const hostName = (host: string): string => host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '')

/** Where requests come from and what they ask for, by what browsers cannot be made to say wrongly. */
export const createOrigin = (publicUrl: string) => {
  const publicHost = publicUrl === '' ? undefined : new URL(publicUrl).host

  const isOwn = (origin: string, host: string): boolean => {
    if (!URL.canParse(origin)) return false
    const from = new URL(origin).host
    return (URL.canParse(`http://${host}`) && from === new URL(`http://${host}`).host) || from === publicHost
  }

  const foreign = (origin: string, what: string): HttpProblem =>
    new HttpProblem({
      status: 403,
      type: 'foreign-origin',
      detail: `A page of ${origin} may not ${what}.`,
      fix: 'Do it from a page of this gateway, or set gateway.publicUrl to the address that browsers use.',
    })

  return {
    /** The name that the request asked for is an address, localhost or the public name: none that another site made up. */
    isOurName({ headers }: FastifyRequest): boolean {
      const name = hostName(headers.host ?? '')
      return (
        isIP(name) !== 0 ||
        name === 'localhost' ||
        name.endsWith('.localhost') ||
        (publicHost !== undefined && name === hostName(publicHost))
      )
    },

    /** The browser runs on this machine, and nothing stands between: no proxy, no name but this machine's. */
    isThisMachine(request: FastifyRequest): boolean {
      const { headers, raw } = request
      const name = hostName(headers.host ?? '')
      return (
        isLoopback(raw.socket.remoteAddress ?? '') &&
        (isLoopback(name) || name.endsWith('.localhost')) &&
        headers['x-forwarded-for'] === undefined &&
        headers.forwarded === undefined
      )
    },

    /** Throws the problem that refuses a websocket, which browsers open to any host, to a page of another site. */
    requireOwnPage({ headers: { origin, host = '' } }: FastifyRequest): void {
      if (origin !== undefined && !isOwn(origin, host)) throw foreign(origin, 'open this websocket')
    },

    /**
     * Throws the problem that refuses a change that a page of another site asks for. Where the browser adds the proof of who asks by itself
     * (`proven`), it must also say from which page.
     */
    requireOwnChange({ headers }: FastifyRequest, proven: boolean): void {
      const { origin, host = '' } = headers
      const site = headers['sec-fetch-site']
      if (origin !== undefined ? isOwn(origin, host) : site === 'same-origin' || (site === undefined && !proven)) return
      throw origin === undefined && site === undefined
        ? new HttpProblem({
            status: 403,
            type: 'origin-needed',
            detail: 'A change with a session must say from which page it comes.',
            fix: 'Send "Origin" with the address of this gateway, or "Authorization: Bearer <token>" instead of the session.',
          })
        : foreign(origin ?? 'another site', 'change anything here')
    },
  }
}

export type Origin = ReturnType<typeof createOrigin>
