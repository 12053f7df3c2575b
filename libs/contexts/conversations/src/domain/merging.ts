import { type StaffEntry } from '@yingda/contracts';
import { LIMITS, Refusal } from '@yingda/contracts/names';
import { isOpen, type Conversation } from './conversation';
import { enqueue } from './opening';
import { eventEntry, step, type EntryDraft, type Moment, type Step } from './step';

/** An entry with everything a copy keeps. */
export type Original = Pick<StaffEntry, 'author' | 'content' | 'replyTo' | 'mentions'> & {
  entry: 'message' | 'note';
  createdAt: Date;
};

/** Fields of the source that come back exactly when a merge is undone. */
const RESTORED = [
  'teamId',
  'agentId',
  'status',
  'waitingFor',
  'waitingSince',
  'queuedAt',
  'queueFirst',
  'assignedAt',
  'acceptedAt',
  'closedAt',
  'endedBy',
  'wrapUpDue',
] as const satisfies (keyof Conversation)[];
export type SourceBefore = Pick<Conversation, (typeof RESTORED)[number]>;
/** What a merge may change of the target. */
export type Turn = Pick<Conversation, 'waitingFor' | 'waitingSince'>;

export function sourceBefore(source: Conversation): SourceBefore {
  return Object.fromEntries(RESTORED.map((field) => [field, source[field]])) as unknown as SourceBefore;
}

export function turnOf(conversation: Conversation): Turn {
  return { waitingFor: conversation.waitingFor, waitingSince: conversation.waitingSince };
}

/** Two of one customer; an open one never disappears into a closed one. */
export function checkMergeable(source: Conversation, target: Conversation): void {
  const refuse = (why: string) => {
    throw new Refusal('not-mergeable', why);
  };
  if (source.id === target.id) refuse('A conversation cannot be merged into itself.');
  if (source.customerId !== target.customerId) refuse('The two conversations are of different customers.');
  if (source.mergedIntoId !== null || target.mergedIntoId !== null)
    refuse('One of the two was merged into another already.');
  if (isOpen(source) && !isOpen(target))
    refuse('An open conversation cannot be merged into a closed one: merge the other way, or reopen it.');
}

/** The source ends in the target; whoever waited there still waits. */
export function mergeSource(source: Conversation, target: Conversation, moment: Moment): Step {
  const wasOpen = isOpen(source);
  return step(source, 'conversation.merged', {
    set: {
      status: 'closed',
      mergedIntoId: target.id,
      queueFirst: false,
      wrapUpDue: false,
      closedAt: source.closedAt ?? moment.now,
      endedBy: source.endedBy ?? 'merge',
      ...(source.status === 'offered' ? { agentId: null } : {}),
    },
    entries: [
      eventEntry(moment, 'conversation-merged', {
        byName: moment.actor.name,
        intoNumber: target.number,
        intoConversationId: target.id,
      }),
      ...(wasOpen ? [eventEntry(moment, 'chat-closed', { endedBy: 'merge' })] : []),
    ],
    extra: { intoConversationId: target.id },
    moment,
  });
}

/** How many copies one event carries. */
const CHUNK = 100;

/**
 * The target gains copies of what was said in the source, at its end, in their order, with their own times and without
 * sequence: staff read one timeline, the customer's numbering and screen do not change.
 */
export function mergeTarget(
  target: Conversation,
  from: { source: Conversation; originals: Original[] },
  moment: Moment,
): Step[] {
  const { source, originals } = from;
  const waits =
    isOpen(source) && source.waitingFor === 'us'
      ? {
          waitingFor: 'us' as const,
          waitingSince:
            target.waitingFor === 'us' && target.waitingSince < source.waitingSince
              ? target.waitingSince
              : source.waitingSince,
        }
      : {};
  const steps: Step[] = [
    step(target, 'conversation.updated', {
      set: waits,
      entries: [
        eventEntry(moment, 'conversation-merged', {
          byName: moment.actor.name,
          fromNumber: source.number,
          fromConversationId: source.id,
          messages: String(originals.length),
          // The question that goes on here.
          ...(isOpen(source) && source.waitingFor === 'us'
            ? { waitingSince: source.waitingSince.toISOString() }
            : {}),
        }),
      ],
      extra: {},
      moment,
    }),
  ];
  for (let at = 0; at < originals.length; at += CHUNK) {
    const entries = originals.slice(at, at + CHUNK).map((original) => copyOf(original, source.id, moment));
    const before = steps[steps.length - 1]!.conversation;
    steps.push(step(before, 'conversation.updated', { entries, extra: {}, moment }));
  }
  return steps;
}

function copyOf(original: Original, sourceId: string, moment: Moment): EntryDraft {
  return {
    id: moment.newId(),
    entry: original.entry,
    author: original.author,
    content: original.content,
    createdAt: original.createdAt,
    ...(original.replyTo ? { replyTo: original.replyTo } : {}),
    ...(original.mentions ? { mentions: original.mentions } : {}),
    shown: false,
    copiedFromId: sourceId,
  };
}

/** A merge can be taken back for 24 hours, while the target is itself not merged further. */
export function checkUnmergeable(merge: { mergedAt: Date }, target: Conversation, now: Date): void {
  if (now.getTime() - merge.mergedAt.getTime() > LIMITS.mergeUndoMs)
    throw new Refusal('not-mergeable', 'A merge can be undone for 24 hours.');
  if (target.mergedIntoId !== null)
    throw new Refusal('not-mergeable', 'The target was merged further; undo that first.');
}

/** The source is again what it was; one that waited takes its place in the queue again. */
export function unmergeSource(source: Conversation, before: SourceBefore, moment: Moment): Step[] {
  const waits = before.status === 'queued' || before.status === 'offered';
  const restored = step(source, 'conversation.unmerged', {
    set: {
      ...before,
      mergedIntoId: null,
      ...(waits ? { status: 'bot', agentId: null, assignedAt: null } : {}),
    },
    entries: [eventEntry(moment, 'conversation-unmerged', { byName: moment.actor.name })],
    extra: { fromConversationId: source.mergedIntoId! },
    moment,
  });
  if (!waits) return [restored];
  const queuedAt = before.queuedAt ?? moment.now;
  return [
    restored,
    enqueue(restored.conversation, { reason: 'returned', first: before.queueFirst, queuedAt }, moment),
  ];
}

/** The target forgets the turn the merge gave it, unless somebody has written since. */
export function unmergeTarget(
  target: Conversation,
  turns: { before: Turn; after: Turn; sourceNumber: string },
  moment: Moment,
): Step {
  const untouched =
    target.waitingFor === turns.after.waitingFor &&
    target.waitingSince.getTime() === turns.after.waitingSince.getTime();
  return step(target, 'conversation.updated', {
    set: untouched ? turns.before : {},
    entries: [
      eventEntry(moment, 'conversation-unmerged', {
        byName: moment.actor.name,
        fromNumber: turns.sourceNumber,
      }),
    ],
    extra: {},
    moment,
  });
}
