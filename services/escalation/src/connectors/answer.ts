import type { EnforcementState } from '@tocsin/shared/gen/tocsin/crisis/v1/EnforcementState.ts'
import type { PostReceipt } from '@tocsin/shared/gen/tocsin/crisis/v1/PostReceipt.ts'
import type { PostState } from '@tocsin/shared/gen/tocsin/crisis/v1/PostState.ts'

/** What a connector says that it did; the whole of it, each time. */
export interface Said {
  readonly state: Exclude<EnforcementState, 'ENFORCEMENT_STATE_UNSPECIFIED' | 'ENFORCEMENT_STATE_ASKED'>
  readonly held: number
  readonly total: number
  readonly evidence: string
  readonly posts: readonly PostReceipt[]
}

const STATES = {
  enforced: 'ENFORCEMENT_STATE_ENFORCED',
  partly: 'ENFORCEMENT_STATE_PARTLY',
  requested: 'ENFORCEMENT_STATE_REQUESTED',
  unsupported: 'ENFORCEMENT_STATE_UNSUPPORTED',
} as const satisfies Record<string, Said['state']>

const POSTS = {
  held: 'POST_STATE_HELD',
  out: 'POST_STATE_OUT',
  released: 'POST_STATE_RELEASED',
} as const satisfies Record<string, PostState>

const MAX_POSTS = 1_000
const MAX_COUNT = 1_000_000

/** Why an answer cannot be taken; never leaves this file. */
class Rubbish extends Error {}

const rubbish = (why: string): never => {
  throw new Rubbish(why)
}

type Fields = Readonly<Record<string, unknown>>

const mapWith = (value: unknown, what: string, known: readonly string[]): Fields => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return rubbish(`${what} must be a map`)
  const unknown = Object.keys(value).find(key => !known.includes(key))
  return unknown === undefined
    ? (value as Fields)
    : rubbish(`${what} has ${JSON.stringify(unknown)}, which is not known`)
}

const textOf = (value: unknown, what: string, longest: number): string => {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string' && value.length <= longest) return value
  return rubbish(`${what} must be text of at most ${longest} characters`)
}

const countOf = (value: unknown, what: string, fallback: number): number => {
  if (value === undefined) return fallback
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_COUNT) return value
  return rubbish(`${what} must be a whole number from 0`)
}

const wordOf = <T>(words: Readonly<Record<string, T>>, value: unknown, what: string): T =>
  typeof value === 'string' && Object.hasOwn(words, value)
    ? words[value]!
    : rubbish(`${what} must be one of ${Object.keys(words).join(', ')}`)

const timeOf = (value: unknown, what: string): number => {
  if (value === undefined || value === null) return 0
  const ms = typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(value) ? Date.parse(value) : NaN
  return Number.isNaN(ms) ? rubbish(`${what} must be a time with its zone`) : ms
}

const urlOf = (value: unknown, what: string): string => {
  const url = textOf(value, what, 2_000)
  const isWeb = url === '' || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))
  return isWeb ? url : rubbish(`${what} must be an http or https URL`)
}

const postOf = (value: unknown, index: number): PostReceipt => {
  const what = `posts[${index}]`
  const { id, title, state, scheduledFor, url } = mapWith(value, what, ['id', 'title', 'state', 'scheduledFor', 'url'])
  const postId = textOf(id, `${what}.id`, 200)
  if (postId === '') return rubbish(`${what} needs "id"`)
  return {
    postId,
    title: textOf(title, `${what}.title`, 500),
    state: wordOf(POSTS, state, `${what}.state`),
    scheduledForMs: timeOf(scheduledFor, `${what}.scheduledFor`),
    url: urlOf(url, `${what}.url`),
  }
}

const postsOf = (value: unknown): PostReceipt[] => {
  if (value === undefined) return []
  if (!Array.isArray(value) || value.length > MAX_POSTS) return rubbish(`posts must be a list of at most ${MAX_POSTS}`)
  const posts = value.map(postOf)
  return new Set(posts.map(({ postId }) => postId)).size === posts.length ? posts : rubbish('posts names an id twice')
}

const read = (body: string): Said => {
  const { state, held, total, evidence, posts } = mapWith(JSON.parse(body), 'the answer', [
    'state',
    'held',
    'total',
    'evidence',
    'posts',
  ])
  const receipts = postsOf(posts)
  const heldPosts = receipts.filter(post => post.state === 'POST_STATE_HELD').length
  const outPosts = receipts.filter(post => post.state === 'POST_STATE_OUT').length
  const said = {
    state: wordOf(STATES, state, 'state'),
    held: countOf(held, 'held', heldPosts),
    total: countOf(total, 'total', Math.max(heldPosts + outPosts, countOf(held, 'held', 0))),
    evidence: textOf(evidence, 'evidence', 1_000),
    posts: receipts,
  }
  if (said.held > said.total) return rubbish('held is more than total')
  if (heldPosts > said.held || heldPosts + outPosts > said.total)
    return rubbish('held and total are less than the posts that it lists')
  return said
}

/** Reads a connector's answer strictly: what cannot be understood is not evidence of anything. A text is why not. */
export const parseAnswer = (body: string): Said | string => {
  try {
    return read(body)
  } catch (error) {
    if (error instanceof Rubbish) return error.message
    if (error instanceof SyntaxError) return 'it is not JSON'
    throw error
  }
}
