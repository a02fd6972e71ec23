const ACCENTED: Readonly<Record<string, string>> = {
  a: 'å',
  c: 'ç',
  e: 'é',
  i: 'î',
  n: 'ñ',
  o: 'ø',
  s: 'š',
  u: 'û',
  y: 'ÿ',
}
const VOWELS = 'aeiou'

/** The same text with accents and every vowel doubled until it is 40 % longer; `{parameters}` stay as they are. */
export const stretch = (text: string): string => {
  const parts = text.split(/(\{\w+\})/)
  const letters = parts.filter(part => !part.startsWith('{')).join('').length
  let owed = Math.ceil(letters * 0.4)
  const stretched = parts.map(part => {
    if (part.startsWith('{')) return part
    return [...part]
      .map(letter => {
        const accented = ACCENTED[letter] ?? letter
        if (owed === 0 || !VOWELS.includes(letter)) return accented
        owed -= 1
        return accented + accented
      })
      .join('')
  })
  return owed > 0 && letters > owed ? `${stretched.join('')}${'~'.repeat(owed)}` : stretched.join('')
}
