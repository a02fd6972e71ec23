/** Longest note that is taken, with the link in it. */
export const NOTE_LIMIT = 2_000

/** What is sent: the words, and the link on a line of its own below them. */
export const flagNote = (text: string, link: string): string =>
  [text.trim(), link.trim()].filter(part => part !== '').join('\n\n')

/** Characters that are left; below 0 it is too long. */
export const roomLeft = (text: string, link: string): number => NOTE_LIMIT - flagNote(text, link).length

/** The code in `/flag/{code}`; empty for `/flag`. */
export const codeIn = (pathname: string): string => {
  const [, code = ''] = /^\/flag\/([^/]+)\/?$/.exec(pathname) ?? []
  try {
    return decodeURIComponent(code)
  } catch {
    return code
  }
}

/** What somebody typed or pasted as the code: also the whole address that is on the poster. */
export const codeFrom = (typed: string): string => {
  const text = typed.trim()
  const path = URL.canParse(text) ? new URL(text).pathname : text.startsWith('/') ? text : `/flag/${text}`
  return codeIn(path) || text
}
