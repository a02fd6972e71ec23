const pen = document.createElement('canvas').getContext('2d')!
const SAMPLE_PX = 100

/** Width of a text in the wall's font, in rem. */
export const textWidthRem = (text: string): number => {
  pen.font = `600 ${SAMPLE_PX}px ${getComputedStyle(document.body).fontFamily}`
  return pen.measureText(text).width / SAMPLE_PX
}
