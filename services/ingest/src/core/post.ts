import { RFC3339, timeOf } from './time.ts'

/** A post as an entry point took it apart; nothing is checked yet. Names are those of the webhook, of files and of replay. */
export interface RawPost {
  readonly id?: unknown
  readonly source?: unknown
  readonly text?: unknown
  /** RFC 3339 with a zone, or epoch milliseconds. */
  readonly publishedAt?: unknown
  readonly observedAt?: unknown
  readonly author?: unknown
  readonly url?: unknown
  readonly lang?: unknown
  readonly parentId?: unknown
  /** Id of the post that the whole thread hangs on. */
  readonly threadId?: unknown
  /** Brand ids, when the caller has matched already. */
  readonly brands?: unknown
  /** True when the source withdrew the post: only `id` counts then. */
  readonly deleted?: unknown
}

export const REJECT_REASONS = [
  'not-an-object',
  'missing-field',
  'wrong-type',
  'empty-text',
  'text-too-long',
  'id-too-long',
  'field-too-long',
  'bad-time',
  'in-the-future',
  'before-2000',
  'unknown-brand',
  'unknown-source',
  'foreign-source',
  'malformed-json',
  'malformed-csv',
  'invalid-utf8',
  'line-too-long',
] as const
export type RejectReason = (typeof REJECT_REASONS)[number]

export interface Rejected {
  readonly outcome: 'rejected'
  readonly reason: RejectReason
  /** A sentence that names the field. */
  readonly detail: string
}

export interface ValidPost {
  readonly outcome: 'valid'
  readonly deleted: boolean
  readonly nativeId: string
  readonly source: string
  readonly text: string
  readonly publishedAtMs: number
  readonly observedAtMs: number | undefined
  readonly author: string
  readonly url: string
  readonly language: string
  readonly parentId: string
  readonly threadId: string
  readonly brandIds: readonly string[]
}

export const MAX_TEXT_BYTES = 64 * 1024
export const MAX_ID_LENGTH = 512
const MAX_BRANDS = 100
const MAX_URL_LENGTH = 2_048
const MAX_AHEAD_MS = 24 * 3_600_000
const YEAR_2000_MS = Date.UTC(2000, 0, 1)

export const rejected = (reason: RejectReason, detail: string): Rejected => ({ outcome: 'rejected', reason, detail })

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is stripped
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

/** Half a surrogate pair becomes U+FFFD; control characters other than tab and line ends go. */
export const cleanText = (text: string): string => text.toWellFormed().replace(CONTROL, '').trim()

const optionalText = (raw: RawPost, field: 'author' | 'parentId' | 'source' | 'threadId'): string | Rejected => {
  const value = raw[field]
  if (value === undefined || value === null) return ''
  if (typeof value !== 'string' && typeof value !== 'number') return rejected('wrong-type', `${field} must be text`)
  const text = cleanText(String(value))
  if (text.length > MAX_ID_LENGTH)
    return rejected('field-too-long', `${field} is longer than ${MAX_ID_LENGTH} characters`)
  return text
}

const nativeIdOf = ({ id }: RawPost): string | Rejected => {
  if (id === undefined || id === null || id === '') return rejected('missing-field', 'id is missing')
  if (typeof id !== 'string' && !Number.isSafeInteger(id))
    return rejected('wrong-type', 'id must be text or a whole number')
  const text = cleanText(String(id))
  if (text === '') return rejected('missing-field', 'id is blank')
  if (text.length > MAX_ID_LENGTH) return rejected('id-too-long', `id is longer than ${MAX_ID_LENGTH} characters`)
  return text
}

const textOf = ({ text }: RawPost): string | Rejected => {
  if (text === undefined || text === null) return rejected('missing-field', 'text is missing')
  if (typeof text !== 'string') return rejected('wrong-type', 'text must be text')
  if (text.length > MAX_TEXT_BYTES || Buffer.byteLength(text) > MAX_TEXT_BYTES)
    return rejected('text-too-long', `text is longer than ${MAX_TEXT_BYTES} bytes`)
  const clean = cleanText(text)
  return clean === '' ? rejected('empty-text', 'text is empty') : clean
}

const timeField = (raw: RawPost, field: 'publishedAt' | 'observedAt', latestMs: number): number | Rejected => {
  const ms = timeOf(raw[field])
  if (ms === undefined) return rejected('bad-time', `${field} must be ${RFC3339}`)
  if (ms < YEAR_2000_MS) return rejected('before-2000', `${field} lies before the year 2000`)
  if (ms > latestMs) return rejected('in-the-future', `${field} lies more than 24 hours in the future`)
  return ms
}

const brandsOf = ({ brands }: RawPost): readonly string[] | Rejected => {
  if (brands === undefined || brands === null) return []
  if (!Array.isArray(brands) || !brands.every(brand => typeof brand === 'string'))
    return rejected('wrong-type', 'brands must be a list of brand ids')
  if (brands.length > MAX_BRANDS) return rejected('field-too-long', `brands holds more than ${MAX_BRANDS} ids`)
  return [...new Set(brands)]
}

/** A link that is no http(s) address, or a language tag that is none, is left out: neither is worth a mention. */
const urlOf = ({ url }: RawPost): string =>
  typeof url === 'string' && url.length <= MAX_URL_LENGTH && /^https?:\/\//i.test(url) && URL.canParse(url)
    ? new URL(url).href
    : ''
const languageOf = ({ lang }: RawPost): string =>
  typeof lang === 'string' && /^[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*$/i.test(lang) ? lang.replaceAll('_', '-') : ''

const isRejected = (value: unknown): value is Rejected =>
  typeof value === 'object' && value !== null && 'outcome' in value && value.outcome === 'rejected'

/** Checks and cleans one post. Total: whatever comes in, it answers with a post or a reason. */
export const validatePost = (raw: unknown, nowMs: number): ValidPost | Rejected => {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return rejected('not-an-object', 'a post must be an object')
  const post: RawPost = raw
  const deleted = post.deleted ?? false
  if (typeof deleted !== 'boolean') return rejected('wrong-type', 'deleted must be true or false')
  const nativeId = nativeIdOf(post)
  if (isRejected(nativeId)) return nativeId
  const source = optionalText(post, 'source')
  if (isRejected(source)) return source
  const author = optionalText(post, 'author')
  if (isRejected(author)) return author
  if (deleted) {
    const nothing = { text: '', publishedAtMs: nowMs, observedAtMs: undefined, url: '', language: '' }
    const alone = { parentId: '', threadId: '', brandIds: [] }
    return { outcome: 'valid', deleted, nativeId, source, author, ...nothing, ...alone }
  }
  const text = textOf(post)
  if (isRejected(text)) return text
  if (post.publishedAt === undefined || post.publishedAt === null)
    return rejected('missing-field', 'publishedAt is missing')
  const latestMs = nowMs + MAX_AHEAD_MS
  const publishedAtMs = timeField(post, 'publishedAt', latestMs)
  if (isRejected(publishedAtMs)) return publishedAtMs
  const hasObserved = post.observedAt !== undefined && post.observedAt !== null && post.observedAt !== ''
  const observedAtMs = hasObserved ? timeField(post, 'observedAt', latestMs) : undefined
  if (isRejected(observedAtMs)) return observedAtMs
  const parentId = optionalText(post, 'parentId')
  if (isRejected(parentId)) return parentId
  const threadId = optionalText(post, 'threadId')
  if (isRejected(threadId)) return threadId
  const brandIds = brandsOf(post)
  if (isRejected(brandIds)) return brandIds
  const rest = { url: urlOf(post), language: languageOf(post), parentId, threadId, brandIds }
  return { outcome: 'valid', deleted, nativeId, source, author, text, publishedAtMs, observedAtMs, ...rest }
}
