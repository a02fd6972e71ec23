import type { AboutItem } from './about-words.ts'

/** One piece of what it is about. Of a phrase that is too long its end is cut, never its count. */
export const About = ({ item: { text, count, of } }: { item: AboutItem }) => (
  <span class="about-item">
    <span>{text}</span>
    {count === undefined ? null : <b>{count}</b>}
    {of === undefined ? null : <span class="about-of">{of}</span>}
  </span>
)
