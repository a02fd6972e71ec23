/** Runs in the page: what makes it scroll sideways, text that its box cuts, and targets too small for a finger (44 px). */
export const faultsOnPage = (touch: boolean): readonly string[] => {
  const faults: string[] = []
  const root = document.documentElement
  if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`)
  const nameOf = (element: Element): string =>
    `${element.tagName.toLowerCase()} "${element.textContent?.trim().slice(0, 40)}"`
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    if (element.closest('.unseen, svg') || element.clientWidth <= 1) continue
    const { overflowX, textOverflow } = getComputedStyle(element)
    // A picture of what is also said in words may shorten its labels.
    const isLabel = textOverflow === 'ellipsis' && element.closest('[aria-hidden]')
    const cuts = !isLabel && (overflowX === 'hidden' || overflowX === 'clip')
    if (cuts && element.scrollWidth > element.clientWidth + 1) faults.push(`${nameOf(element)} is cut`)
    const box = element.getBoundingClientRect()
    if (box.right > root.clientWidth + 1 && !element.closest('[data-scrolls]'))
      faults.push(`${nameOf(element)} leaves the screen`)
  }
  if (!touch) return faults
  for (const target of document.querySelectorAll<HTMLElement>('button, select, input, textarea, [data-item], nav a')) {
    const box = (target.closest('label') ?? target).getBoundingClientRect()
    if (box.width > 0 && box.height < 43.5) faults.push(`${nameOf(target)} is ${Math.round(box.height)} px high`)
  }
  return faults
}
