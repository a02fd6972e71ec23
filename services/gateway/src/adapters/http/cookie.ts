import type { FastifyReply, FastifyRequest } from 'fastify'

/** A person who was woken up does not look for a token again: the browser keeps it until it is withdrawn or this is over. */
const MAX_AGE_SECONDS = 30 * 86_400

/** `__Host-` lets no other host of the domain set it; browsers demand https for it. */
const nameOf = (secure: boolean): string => (secure ? '__Host-tocsin-session' : 'tocsin-session')

/** The token that the browser keeps; undefined when it keeps none. */
export const sessionToken = ({ headers }: FastifyRequest, secure: boolean): string | undefined => {
  const wanted = `${nameOf(secure)}=`
  const pair = headers.cookie
    ?.split(';')
    .map(one => one.trim())
    .find(one => one.startsWith(wanted))
  if (pair === undefined || pair.length === wanted.length) return undefined
  try {
    return decodeURIComponent(pair.slice(wanted.length))
  } catch {
    return undefined
  }
}

const write = (reply: FastifyReply, secure: boolean, value: string, maxAgeSeconds: number): void => {
  const attributes = [
    `Max-Age=${maxAgeSeconds}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Strict',
    ...(secure ? ['Secure'] : []),
  ]
  reply.header('set-cookie', [`${nameOf(secure)}=${value}`, ...attributes].join('; '))
}

/** Scripts of the page never see it, and no other site's page can have it sent. */
export const keepSession = (reply: FastifyReply, secure: boolean, token: string): void =>
  write(reply, secure, encodeURIComponent(token), MAX_AGE_SECONDS)

export const clearSession = (reply: FastifyReply, secure: boolean): void => write(reply, secure, '', 0)
