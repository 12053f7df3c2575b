import { FEEDBACK_LIMITS, type FeedbackSort, type Language, Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { type Feedback, received } from '../../domain/feedback/feedback';
import type { Talk } from '../../ports';
import { debtOf, FEEDBACK, feedbackNotFound, type FeedbackGround } from './feedback-ground';
import { demandFeedback } from './feedback-rights';

export interface ReceiveFeedbackCommand {
  /** Made by who gives it; the same is taken once. */
  feedbackId: string;
  text: string;
  sort?: FeedbackSort | undefined;
  conversationId?: string | undefined;
  customerId?: string | undefined;
}

/** Takes what a customer praises, suggests or misses: acknowledged at once, and an answer is owed from then on. */
export class ReceiveFeedback {
  constructor(private readonly ground: FeedbackGround) {}

  /** @throws Refusal not-permitted, conversation-not-found, not-a-participant, customer-not-found, already-exists */
  async execute(actor: Actor, command: ReceiveFeedbackCommand): Promise<Feedback> {
    if (actor.kind === 'agent') demandFeedback(actor, 'work');
    const { unitOfWork, feedback, talks, clock } = this.ground.parts;
    const { conversationId, feedbackId } = command;
    if (conversationId && (actor.kind === 'agent' || actor.kind === 'customer'))
      await talks.demandReadable(actor, conversationId);
    return unitOfWork.run(async () => {
      const talk = conversationId ? await talks.hold(conversationId) : null;
      if (conversationId && !talk)
        throw new Refusal('conversation-not-found', 'There is no such conversation.');
      const one = received(await this.begin(actor, command, talk), clock.now());
      // Sent again, or by two at the same moment: it is the one that is there.
      if (!(await feedback.add(one))) return this.again(actor, await feedback.find(feedbackId));
      await this.ground.tell(actor, one, { step: 'received', note: '' });
      await this.ground.parts.owed.ensure(FEEDBACK, {
        ...{ key: debtOf(one), kind: 'feedback', what: titleOf(one.text), dueAt: one.dueAt },
        ...{ ownerId: null, teamId: one.teamId, customerId: one.customerId },
      });
      // Where nothing can be written, they see it in the widget; it is answered all the same.
      if (one.conversationId)
        await talks.say({
          conversationId: one.conversationId,
          key: `feedback ${one.id} received`,
          text: THANKS[await this.ground.language(one.customerId)],
        });
      return one;
    });
  }

  private again(actor: Actor, known: Feedback | null): Feedback {
    const theirs = actor.kind !== 'customer' || known?.customerId === actor.customerId;
    if (!known || !theirs) throw new Refusal('already-exists', 'Another feedback has this id.');
    return known;
  }

  private async begin(actor: Actor, command: ReceiveFeedbackCommand, talk: Talk | null) {
    const customerId =
      actor.kind === 'customer' ? actor.customerId : (talk?.customerId ?? command.customerId ?? null);
    if (customerId && !(await this.ground.parts.customers.find(customerId)))
      throw new Refusal('customer-not-found', 'There is no such customer.');
    // Without a conversation it goes to where the customer wrote last, if they ever did.
    const last = !talk && customerId ? await this.ground.parts.talks.lastOf(customerId) : null;
    return {
      id: command.feedbackId,
      sort: command.sort ?? null,
      text: command.text.trim(),
      customerId,
      conversationId: talk?.id ?? last,
      conversationNumber: talk?.number ?? null,
      inboxId: talk?.inboxId ?? (actor.kind === 'customer' ? actor.inboxId : null),
      channel: talk?.channel ?? (actor.kind === 'api' ? ('api' as const) : null),
      teamId: talk?.teamId ?? null,
    };
  }

  /** How a customer's own stands. @throws Refusal feedback-not-found */
  async own(customerId: string, id: string): Promise<Feedback> {
    const found = await this.ground.parts.feedback.find(id);
    if (!found || found.customerId !== customerId) throw feedbackNotFound();
    return found;
  }
}

const THANKS: Record<Language, string> = {
  'zh-CN': `谢谢您的反馈，我们已经收到，${FEEDBACK_LIMITS.answerHours} 小时内答复您。`,
  en: `Thank you for your feedback. You will have our answer within ${FEEDBACK_LIMITS.answerHours} hours.`,
};

function titleOf(text: string): string {
  const signs = [...(text.split('\n')[0] ?? '')];
  return signs.length <= 60 ? signs.join('') : `${signs.slice(0, 59).join('')}…`;
}
