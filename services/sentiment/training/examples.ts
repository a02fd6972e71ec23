import type { Examples } from './linear.ts'

export interface Lesson {
  readonly label: number
  readonly weight: number
  /** Bit c set = class c may be the label. */
  readonly mask: number
  /** Where the text comes from: how common each label is there is learned apart from the features. Absent: not learned apart. */
  readonly group?: string
}

/** Collects examples text by text into one growing array. */
export interface ExampleBuilder {
  add(features: Int32Array, count: number, lesson: Lesson): void
  build(): Examples
}

export const createExampleBuilder = (): ExampleBuilder => {
  let rows = new Int32Array(1 << 20)
  let used = 0
  const starts: number[] = [0]
  const lessons: Lesson[] = []
  const groups = new Map<string, number>()
  return {
    add(features, count, lesson) {
      while (used + count > rows.length) {
        const larger = new Int32Array(rows.length * 2)
        larger.set(rows)
        rows = larger
      }
      rows.set(features.subarray(0, count), used)
      used += count
      starts.push(used)
      lessons.push(lesson)
      if (lesson.group !== undefined && !groups.has(lesson.group)) groups.set(lesson.group, groups.size + 1)
    },
    build: () => ({
      rows: rows.slice(0, used),
      starts: Int32Array.from(starts),
      labels: Int16Array.from(lessons, ({ label }) => label),
      weights: Float32Array.from(lessons, ({ weight }) => weight),
      masks: Int32Array.from(lessons, ({ mask }) => mask),
      groups: Int16Array.from(lessons, ({ group }) => (group === undefined ? 0 : groups.get(group)!)),
      groupCount: groups.size + 1,
    }),
  }
}
