import { hashText } from './hash.ts'

/**
 * The commonest words of the four first languages: a prior for the time before a brand's own talk is known, not a filter. They count as
 * if nearly all of a hundred earlier mentions had held each of them; every real mention takes the place of one of those.
 */
const WORDS =
  "the of and to in is it you that was for on are with as they at be this have from not but what all were when we there can an your which their if do will so just my me he she or no out up about has had would its it's i'm don't been how more " +
  'nie się na to jest że do co jak ale po za od tak tym już tylko mnie czy jestem ma są był była być przez dla ich ten ta te jego jej nas mi ze pod przy tego też bardzo może no gdy które który która ' +
  'och att det som en på är av för med den till inte om ett han men var jag sig från vi så kan när år säger de hon ska har du man nu eller där vad blir bara också min mig dem mycket vara hade ' +
  'yang dan di ini itu dengan untuk tidak dari dalam akan pada juga saya ke karena ada kami kita sudah bisa oleh atau lebih aku kamu saja tapi banget nya ga gak yg jadi mau lagi aja sama buat kalau kalo sangat'

const known = new Set(WORDS.split(' ').map(word => hashText(word, 0, word.length)))
/** One bit of each known hash, so that most other words are told apart without a look-up. */
const maybe = new Uint8Array(1 << 14)
for (const hash of known) maybe[hash & 0x3fff] = 1

/** Whether a word's hash is that of one of the commonest words. */
export const isFunctionWord = (hash: number): boolean => maybe[hash & 0x3fff] === 1 && known.has(hash)

/** How many earlier mentions the prior stands for, and which part of them held a common term. */
export const PRIOR_SAMPLES = 100
export const PRIOR_RATE = 0.95
