import type { ComponentChildren } from 'preact'
import { Glyph, type GlyphName } from '../../components/glyph.tsx'
import type { DeliveryWord } from '../../core/deliveries.ts'
import type { Enforced, PostStanding } from '../../core/room-holds.ts'
import type { AcknowledgementStanding } from '../../core/room-people.ts'

/** How much a state asks for: nothing, a look, a person now. */
export type Tone = 'quiet' | 'good' | 'attention' | 'danger'

interface Props {
  readonly glyph: GlyphName
  readonly tone: Tone
  readonly children: ComponentChildren
}

/** Glyph and word of a state; the colour only repeats them. */
export const Mark = ({ glyph, tone, children }: Props) => (
  <span class="mark" data-tone={tone}>
    <Glyph name={glyph} />
    <span>{children}</span>
  </span>
)

export interface Look {
  readonly glyph: GlyphName
  readonly tone: Tone
}

export const ENFORCED_LOOK: Readonly<Record<Enforced, Look>> = {
  enforced: { glyph: 'held', tone: 'good' },
  partly: { glyph: 'warning', tone: 'attention' },
  requested: { glyph: 'warning', tone: 'attention' },
  unsupported: { glyph: 'blocked', tone: 'attention' },
  failed: { glyph: 'declined', tone: 'danger' },
  silent: { glyph: 'blind', tone: 'danger' },
  asked: { glyph: 'late', tone: 'quiet' },
}

export const POST_LOOK: Readonly<Record<PostStanding, Look>> = {
  held: { glyph: 'held', tone: 'good' },
  out: { glyph: 'warning', tone: 'attention' },
  unknown: { glyph: 'blind', tone: 'attention' },
  released: { glyph: 'done', tone: 'quiet' },
}

export const ACKNOWLEDGEMENT_LOOK: Readonly<Record<AcknowledgementStanding, Look>> = {
  acknowledged: { glyph: 'done', tone: 'good' },
  waiting: { glyph: 'late', tone: 'attention' },
  lapsed: { glyph: 'warning', tone: 'attention' },
}

export const DELIVERY_LOOK: Readonly<Record<DeliveryWord, Look>> = {
  delivered: { glyph: 'done', tone: 'quiet' },
  kept: { glyph: 'inbox', tone: 'quiet' },
  digested: { glyph: 'list', tone: 'quiet' },
  sending: { glyph: 'late', tone: 'quiet' },
  waiting: { glyph: 'late', tone: 'quiet' },
  retrying: { glyph: 'late', tone: 'attention' },
  expired: { glyph: 'declined', tone: 'attention' },
  disabled: { glyph: 'blocked', tone: 'danger' },
  dead: { glyph: 'declined', tone: 'danger' },
}
