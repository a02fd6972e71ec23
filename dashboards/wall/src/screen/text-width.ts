const ruler = document.createElement('span')
ruler.className = 'ruler'
ruler.ariaHidden = 'true'
document.body.append(ruler)

let widths = new Map<string, number>()
let remPx = 0
document.fonts.addEventListener('loadingdone', () => {
  widths = new Map()
})

/** Width of a text as the page sets it, in rem. Digits are all of one width, so that a running clock is measured once. */
export const textWidthRem = (text: string): number => {
  const now = Number.parseFloat(document.documentElement.style.fontSize)
  if (now !== remPx) {
    remPx = now
    widths = new Map()
  }
  const shape = text.replace(/\d/g, '0')
  let width = widths.get(shape)
  if (width === undefined) {
    ruler.textContent = shape
    width = ruler.getBoundingClientRect().width / remPx
    ruler.textContent = ''
    widths.set(shape, width)
  }
  return width
}
