import type { Script } from './core/script.ts'

const LEAD = { role: 'crisis-lead' } as const
const SPEAKER = { role: 'spokesperson' } as const
const APPROVER = { role: 'approver' } as const
const PRODUCT = { role: 'fact-owner-product' } as const
const EACH = 'whoever it names'

/**
 * The double charges at Norrbryggt, as its invented people would handle them. One answers late, the expert is out of reach and the fallback
 * answers, it gets serious and better again, the cause is found and removed, and the posts go out one by one.
 */
export const STORY: Script = {
  brandId: 'norrbryggt',
  cues: [
    {
      id: 'acknowledge',
      who: EACH,
      after: { kinds: ['stageEntered'] },
      seconds: 8,
      gapSeconds: 4,
      does: { kind: 'acknowledge', late: 'spokesperson' },
    },
    {
      id: 'acknowledge-late',
      who: EACH,
      after: { kinds: ['acknowledgementOverdue', 'acknowledgementLapsed'] },
      seconds: 15,
      does: { kind: 'acknowledgeLate' },
    },
    {
      id: 'take-steps',
      who: EACH,
      after: { kinds: ['stageEntered'] },
      seconds: 14,
      gapSeconds: 3,
      does: { kind: 'takeSteps' },
    },
    {
      id: 'complete-steps',
      who: EACH,
      after: { kinds: ['stageEntered'] },
      seconds: 30,
      gapSeconds: 6,
      does: {
        kind: 'completeSteps',
        notes: {
          'read-evidence': 'Ten posts read: all of them were charged twice since the update of the app.',
          'save-posts': 'The first forty posts are saved with links.',
          'hold-check': 'The desk holds; the newsletter is stopped by hand; one post was out already and stays.',
          'facts-first': 'Known: charged twice since 4.2. Not known: how many. Finding out: payments, by tonight.',
          'approve-holding': 'Approved; it promises nothing that we do not know.',
          'publish-holding': 'Published where the talk is, with a word of apology.',
          'answer-first': 'Fifty answered by name; account numbers moved to a private channel.',
          'brief-staff': 'Sent to everybody, reception and shops included.',
          'cause-product': 'A retry of the payment sends the order a second time.',
          'cause-logistics': 'No delivery is concerned; only payments of the app.',
          'legal-duty': 'No duty to report; the bank is told.',
          'one-statement': 'One statement is out: what happened, that all of it goes back, and by when.',
          'media-list': 'Two editors called back with the same statement.',
          'agency-support': 'Forums are quiet; nothing new.',
        },
      },
    },
    {
      id: 'confirm',
      who: LEAD,
      after: { kinds: ['suspected', 'reopened'] },
      seconds: 20,
      does: {
        kind: 'confirm',
        scenarioId: 'outage',
        harm: { reputation: true, money: true, law: false },
        reason: 'Many different customers were charged twice, and more write every minute.',
      },
    },
    {
      id: 'hold-by-hand',
      who: { role: 'customer-care' },
      after: { kinds: ['enforcementReported'] },
      seconds: 18,
      does: { kind: 'holdByHand', evidence: 'Stopped by hand in the tool; seen there.' },
    },
    {
      id: 'ask',
      who: SPEAKER,
      after: { kinds: ['confirmed'] },
      seconds: 20,
      does: { kind: 'ask', subject: 'refunds', text: 'Who was charged twice, and when do they get it back?' },
    },
    {
      id: 'answer',
      who: EACH,
      after: { kinds: ['expertPassedOn'] },
      seconds: 15,
      does: {
        kind: 'answer',
        subject: 'refunds',
        fact: 'Who paid in the app since the update 4.2. All of it goes back by itself within two bank days.',
      },
    },
    {
      id: 'first-update',
      who: SPEAKER,
      after: { kinds: ['expertAnswered'] },
      seconds: 10,
      does: {
        kind: 'update',
        text: 'Some of you were charged twice in our app. That is our mistake. It goes back by itself within two bank days.',
      },
    },
    {
      id: 'serious',
      who: LEAD,
      after: { kinds: ['expertAnswered'] },
      seconds: 20,
      does: { kind: 'stage', stageId: 'two', reason: 'Two newspapers ask, and it is about money.' },
    },
    {
      id: 'cause',
      who: PRODUCT,
      after: { kinds: ['stageEntered'], stage: 'two' },
      seconds: 30,
      does: {
        kind: 'nameCause',
        text: 'Update 4.2 of the app repeats a payment that is slow to answer.',
        ownerRole: 'fact-owner-product',
      },
    },
    {
      id: 'cause-removed',
      who: PRODUCT,
      after: { kinds: ['causeNamed'] },
      seconds: 30,
      does: { kind: 'removeCause', text: 'Update 4.2.1 sends each payment once; no double charge since.' },
    },
    {
      id: 'second-update',
      who: SPEAKER,
      after: { kinds: ['causeRemoved'] },
      seconds: 12,
      does: { kind: 'update', text: 'The mistake is mended with update 4.2.1. Thank you for telling us.' },
    },
    {
      id: 'better',
      who: LEAD,
      after: { kinds: ['causeRemoved'] },
      seconds: 25,
      does: { kind: 'stage', stageId: 'one', reason: 'The cause is gone and no new question is open.' },
    },
    {
      id: 'recover',
      who: LEAD,
      after: { kinds: ['recoveryProposed'] },
      seconds: 12,
      does: { kind: 'recover', reason: 'The talk is as usual again and the cause is gone.' },
    },
    {
      // A window of five minutes forgets no faster in a faster demo: then a manager goes before the figures.
      id: 'recover-sooner',
      who: APPROVER,
      after: { kinds: ['confirmed', 'relapsed', 'reopened'] },
      seconds: 750,
      does: { kind: 'recover', reason: 'Nobody writes about it any more; what the figures still show is from before.' },
    },
    {
      id: 'release-posts',
      who: LEAD,
      after: { kinds: ['recoveryStarted'] },
      seconds: 15,
      gapSeconds: 8,
      does: { kind: 'releasePosts' },
    },
    {
      id: 'release-holds',
      who: LEAD,
      after: { kinds: ['recoveryStarted', 'postReleased'] },
      seconds: 12,
      does: { kind: 'releaseHolds', reason: 'Every post was looked at; publishing goes on as planned.' },
    },
    {
      id: 'close',
      who: LEAD,
      after: { kinds: ['recoveryStarted', 'holdReleased'] },
      seconds: 15,
      does: { kind: 'close', reason: 'The talk is usual, the cause is removed, publishing goes on.' },
    },
    {
      id: 'review',
      who: LEAD,
      after: { kinds: ['reviewOpened'] },
      seconds: 30,
      does: {
        kind: 'review',
        lessons: 'Payments need an owner who is reachable at night. A retry of a payment is tested before each update.',
      },
    },
  ],
}
