import { finish, grow, WORD_SEED } from './hash.ts'

const NEGATIVE = 0

/** 1 in 64 at most: with fewer the counts of a small brand say nothing any more. Also what fits into one byte of a varint. */
export const MAX_ONE_IN = 64

/** What 1 in n can be: powers of two, so that whoever is kept at one n is kept at every smaller one. */
export const isOneIn = (n: number): boolean => Number.isInteger(n) && n >= 1 && n <= MAX_ONE_IN && (n & (n - 1)) === 0

const mixed = (text: string, from: number): number => {
  let hash = from
  for (let i = 0; i < text.length; i++) hash = grow(hash, text.charCodeAt(i))
  return hash
}

/** A hash of a post's identity, the same on every machine and for every repeat of the post. */
export const idHash = (source: string, nativeId: string): number =>
  finish(mixed(nativeId, grow(mixed(source, WORD_SEED), 0)))

/** Negatives are what people wait for, and abuse is rare and makes a quarrel: both are passed on whole. */
export const isWhole = ({ sentiment, abusive }: { readonly sentiment: number; readonly abusive: boolean }): boolean =>
  sentiment === NEGATIVE || abusive

/** Whether a post is among the 1 in n that stand for all. */
export const isKept = (hash: number, oneIn: number): boolean => (hash & (oneIn - 1)) === 0

/** How many mentions one stands for while 1 in n is passed on; 0 when others stand for it. */
export const weightOf = (
  score: { readonly sentiment: number; readonly abusive: boolean },
  { source, nativeId }: { readonly source: string; readonly nativeId: string },
  oneIn: number,
): number => {
  if (oneIn === 1 || isWhole(score)) return 1
  return isKept(idHash(source, nativeId), oneIn) ? oneIn : 0
}
