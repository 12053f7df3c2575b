import { Refusal } from '@yingda/contracts/names';
import { assign, type Receiver } from './assignment';
import { isOpen, type Conversation } from './conversation';
import { enqueue } from './opening';
import { eventEntry, step, type Moment, type Step } from './step';
import { reopenUntil } from './views';

/**
 * The bot goes on only with what it alone has had: who once waited for people or was served by them goes to people, and
 * is not sent round in a circle.
 */
export function botWasAlone({ queuedAt, assignedAt, agentId, firstResponseAt }: Conversation): boolean {
  return queuedAt === null && assignedAt === null && agentId === null && firstResponseAt === null;
}

/**
 * Within 24 hours the same conversation goes on: with the given agent or the bot, else first in its team's queue.
 * The earlier disposition is in the timeline; the next end asks for a new one.
 */
export function reopen(conversation: Conversation, to: Receiver | 'bot' | null, moment: Moment): Step[] {
  if (isOpen(conversation)) return [];
  if (conversation.mergedIntoId !== null)
    throw new Refusal(
      'conversation-merged',
      'This conversation was merged into another; undo that instead.',
      {
        intoConversationId: conversation.mergedIntoId,
      },
    );
  if (reopenUntil(conversation, moment.now) === null)
    throw new Refusal('conversation-closed', 'It is longer than 24 hours over; open the next one.');
  const reopened = step(conversation, 'conversation.reopened', {
    set: {
      // Stays out of every queue and list until the next step of the same transaction says where it goes.
      status: 'bot',
      agentId: null,
      closedAt: null,
      endedBy: null,
      wrapUpDue: false,
      assignedAt: null,
      acceptedAt: null,
      dispositionTopicId: null,
      dispositionResolved: null,
      dispositionSummary: null,
      leftMessage: false,
      ...(moment.actor.kind === 'customer' && conversation.waitingFor === 'customer'
        ? { waitingFor: 'us' as const, waitingSince: moment.now }
        : {}),
    },
    entries: [eventEntry(moment, 'conversation-reopened', { byName: moment.actor.name })],
    extra: { previousStatus: conversation.status as 'closed' | 'abandoned' },
    moment,
  });
  if (to === 'bot') return [reopened];
  const next = to
    ? assign(reopened.conversation, { ...to, how: 'reopened', accepted: true }, moment)
    : [enqueue(reopened.conversation, { reason: 'reopened', first: true }, moment)];
  return [reopened, ...next];
}
