import { type Seeded, seeded } from '../../support/seeded.ts'

/** What the webhook takes. */
export interface Post {
  readonly id: string
  readonly text: string
  readonly publishedAt: number
  readonly author: string
  readonly brands: readonly string[]
}

const TEXTS = [
  'the delivery came two days late again and nobody answers the phone',
  'lovely coffee this morning, the staff were so kind',
  'aplikacja znowu nie działa, trzeci raz w tym tygodniu',
  'bardzo dobra obsługa, polecam',
  'leveransen är sen och ingen svarar',
  'kopinya enak sekali pagi ini',
  'has anyone been to the new store in the old town yet',
]

let made = 0

export const postOf = (brandId: string, random: Seeded, nowMs: number): Post => {
  made++
  return {
    id: `post-${made}`,
    text: `${random.pick(TEXTS)} ${made}`,
    publishedAt: nowMs,
    author: `author-${random.below(50_000)}`,
    brands: [brandId],
  }
}

/** Posts of the brands under load, the first far more often than the last. */
export const createPosts = (brandIds: readonly string[]): ((count: number) => readonly Post[]) => {
  const random = seeded(11)
  return count => {
    const nowMs = Date.now()
    return Array.from({ length: count }, () => {
      const rank = Math.floor(brandIds.length ** random.number()) - 1
      return postOf(brandIds[rank]!, random, nowMs)
    })
  }
}

/** A post that is certain to be negative: those are never thinned, so that each one is counted by itself whatever the load. */
export const negativePost = (brandId: string, random: Seeded, nowMs: number): Post => {
  const post = postOf(brandId, random, nowMs)
  return { ...post, text: `${TEXTS[0]} ${made}` }
}

/** True when all of it was accepted durably; false when ingest asked to come back later. Throws when posts of it were refused. */
export const send = async (url: string, posts: readonly Post[]): Promise<boolean> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(posts),
  })
  const text = await response.text()
  if (response.status === 503) return false
  if (response.status !== 202) throw new Error(`${url} answers ${response.status}: ${text}`)
  const { accepted } = JSON.parse(text) as { accepted: number }
  if (accepted !== posts.length) throw new Error(`${url} accepted ${accepted} of ${posts.length} posts`)
  return true
}
