import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply } from 'fastify'
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
const HIDDEN = { schema: { hide: true } }

/** A file of its own: an asset, or something beside the page; what leads elsewhere is refused as one. Every other path is the page's. */
const isFile = (path: string): boolean =>
  path.startsWith('assets/') || path.includes('..') || /^[^/]+\.[a-z0-9]+$/i.test(path)

interface Page {
  readonly paths: readonly string[]
  readonly file: string
  /** Its address stands in for a password: no search engine lists it, nobody keeps it. */
  readonly secret?: true
}

interface Dashboard {
  readonly title: string
  /** Undefined while it is not built. */
  readonly dir: string | undefined
  /** Where its files are, and its page for every path that the page itself knows. */
  readonly base: string
  readonly pages: readonly Page[]
}

const dashboards = (wallDir: string | undefined, consoleDir: string | undefined): readonly Dashboard[] => [
  { title: 'wall', dir: wallDir, base: '/wall', pages: [] },
  {
    title: 'console',
    dir: consoleDir,
    base: '/console',
    pages: [
      { paths: ['/a/:token'], file: 'acknowledge.html', secret: true },
      { paths: ['/flag'], file: 'flag.html' },
      { paths: ['/flag/:code'], file: 'flag.html', secret: true },
    ],
  },
]

const notBuilt = (reply: FastifyReply, title: string): FastifyReply =>
  sendProblem(reply, {
    status: 503,
    type: 'not-built',
    detail: `The ${title} has not been built.`,
    fix: 'Run "npm run build" and start again. /docs and /v1 work without it.',
  })

export interface DashboardOptions {
  readonly wallDir: string | undefined
  readonly consoleDir: string | undefined
  /** Where a person who knows no path begins. */
  readonly home: '/wall' | '/console'
}

/** Serves the dashboards: the wall at /wall, the console at /console, and the pages that links and codes lead to. */
export const serveDashboards = async (
  { app }: Pick<HttpServer, 'app'>,
  { wallDir, consoleDir, home }: DashboardOptions,
): Promise<void> => {
  app.get('/', HIDDEN, (_request, reply) => reply.redirect(home))
  await app.register(fastifyStatic, {
    serve: false,
    root: import.meta.dirname,
    cacheControl: false,
    setHeaders(reply, path) {
      if (reply.getHeader('cache-control') === undefined)
        reply.header('cache-control', path.includes(`${sep}assets${sep}`) ? FOR_EVER : ASK_AGAIN)
    },
  })
  for (const { title, dir, base, pages } of dashboards(wallDir, consoleDir)) {
    const built = dir !== undefined && (await buildId(dir)) !== 'none' ? dir : undefined
    const send = (reply: FastifyReply, file: string): FastifyReply =>
      built === undefined ? notBuilt(reply, title) : reply.sendFile(file, built)
    app.get(base, HIDDEN, (_request, reply) => send(reply, 'index.html'))
    app.get<{ Params: { '*': string } }>(`${base}/*`, HIDDEN, ({ params }, reply) =>
      send(reply, isFile(params['*']) ? params['*'] : 'index.html'),
    )
    for (const { paths, file, secret } of pages) {
      for (const path of paths) {
        app.get(path, HIDDEN, (_request, reply) => {
          if (secret) reply.headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' })
          return send(reply, file)
        })
      }
    }
  }
}
