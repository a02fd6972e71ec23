/** Runs in the page: what a viewer could not read. Texts below the smallest size, text cut by its box, anything off the screen. */
export const faultsOnScreen = (): readonly string[] => {
  const rem = Number.parseFloat(document.documentElement.style.fontSize)
  const faults: string[] = []
  const page = document.documentElement
  if (page.scrollWidth > innerWidth || page.scrollHeight > innerHeight) faults.push('the page scrolls')

  const walker = document.createTreeWalker(document.querySelector('.wall')!, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!
    if (node.textContent!.trim() === '' || element.closest('.unseen')) continue
    const size = Number.parseFloat(getComputedStyle(element).fontSize)
    if (size < rem - 0.5) faults.push(`"${node.textContent}" has ${size} px of ${rem}`)
    const range = document.createRange()
    range.selectNodeContents(node)
    const line = element.closest('.line')
    for (const box of range.getClientRects()) {
      const clipped = line && box.top > line.getBoundingClientRect().bottom - 1
      if (!clipped && (box.left < -5 || box.top < -5 || box.bottom > innerHeight + 5)) {
        faults.push(`"${node.textContent}" is off the screen`)
      }
    }
  }
  for (const box of document.querySelectorAll('.panel, .tile, .row, .ranked, .strip, .grid, .focus, .empty')) {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = box
    if (scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1) {
      const by = `${scrollWidth - clientWidth} × ${scrollHeight - clientHeight}`
      faults.push(`${box.className} of ${box.getAttribute('data-brand')} runs over by ${by}`)
    }
  }
  for (const figure of document.querySelectorAll('.figure, .status, .value, .clock')) {
    if (figure.closest('.line, .unseen')) continue
    const { left, right, bottom } = figure.getBoundingClientRect()
    const around = figure.closest('article, footer')!.getBoundingClientRect()
    if (left < around.left - 1 || right > around.right + 1 || bottom > around.bottom + 1) {
      faults.push(`"${figure.textContent}" leaves its box`)
    }
  }
  return faults
}
