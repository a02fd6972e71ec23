import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import { sendProblem } from './problem.ts'
import type { HttpServer } from './server.ts'

/** Identifies the build of a dashboard: its entry page names every asset by its hash. */
export const buildId = async (dir: string | undefined): Promise<string> => {
  if (dir === undefined) return 'none'
  const page = await readFile(join(dir, 'index.html')).catch(() => undefined)
  return page ? createHash('sha256').update(page).digest('hex').slice(0, 12) : 'none'
}

const FOR_EVER = 'public, max-age=31536000, immutable'
const ASK_AGAIN = 'no-cache'

/** Serves the wall at /wall: its files, and its page for every path that the page itself knows. */
export const serveWall = async (
  { app }: Pick<HttpServer, 'app'>,
  dir: string | undefined,
  build: string,
): Promise<void> => {
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/wall'))
  if (dir === undefined || build === 'none') {
    for (const path of ['/wall', '/wall/*']) {
      app.get(path, { schema: { hide: true } }, (_request, reply) =>
        sendProblem(reply, {
          status: 503,
          type: 'not-built',
          detail: 'The wall has not been built.',
          fix: 'Run "npm run build" and start again. /docs and /v1 work without it.',
        }),
      )
    }
    return
  }
  await app.register(fastifyStatic, {
    root: dir,
    serve: false,
    cacheControl: false,
    setHeaders(reply, path) {
      reply.header('cache-control', path.includes(`${sep}assets${sep}`) ? FOR_EVER : ASK_AGAIN)
    },
  })
  app.get('/wall', { schema: { hide: true } }, (_request, reply) => reply.sendFile('index.html'))
  app.get<{ Params: { '*': string } }>('/wall/*', { schema: { hide: true } }, ({ params }, reply) => {
    const path = params['*']
    return reply.sendFile(/\.[a-z0-9]+$/i.test(path) ? path : 'index.html')
  })
}
