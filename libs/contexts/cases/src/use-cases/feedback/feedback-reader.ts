import {
  type FeedbackCounts,
  type FeedbackDetail,
  type FeedbackPage,
  type FeedbackProgress,
} from '@yingda/contracts';
import type { FeedbackSort, FeedbackView } from '@yingda/contracts/names';
import type { Actor, CustomerActor } from '@yingda/events';
import type { Feedback } from '../../domain/feedback/feedback';
import { feedbackNotFound, type FeedbackGround } from './feedback-ground';
import { demandFeedback } from './feedback-rights';

const OWN = 20;

/** Feedback for screens, and for the customers who gave it. */
export class FeedbackReader {
  constructor(private readonly ground: FeedbackGround) {}

  /** @throws Refusal not-permitted */
  async list(
    actor: Actor,
    query: {
      view?: FeedbackView | undefined;
      sort?: FeedbackSort | undefined;
      customerId?: string | undefined;
      cursor?: string | undefined;
      limit?: number | undefined;
    },
  ): Promise<FeedbackPage> {
    const { masked } = demandFeedback(actor, 'read');
    const { view = 'open', sort, customerId, cursor, limit = 50 } = query;
    const { feedback, clock } = this.ground.parts;
    const page = await feedback.page({ view, sort, customerId }, { now: clock.now(), cursor, limit });
    const records = await this.ground.records(page.items);
    const items = masked ? records.map((one) => ({ ...one, customerName: '' })) : records;
    return { items, nextCursor: page.nextCursor };
  }

  async counts(actor: Actor): Promise<FeedbackCounts> {
    demandFeedback(actor, 'read');
    return this.ground.parts.feedback.counts(this.ground.parts.clock.now());
  }

  /** @throws Refusal not-permitted, feedback-not-found */
  async detail(actor: Actor, id: string): Promise<FeedbackDetail> {
    const { masked } = demandFeedback(actor, 'read');
    const found = await this.ground.parts.feedback.find(id);
    if (!found) throw feedbackNotFound();
    const [record] = await this.ground.records([found]);
    return {
      ...record!,
      ...(masked ? { customerName: '' } : {}),
      history: await this.ground.parts.feedback.history(id),
      writable: found.conversationId !== null,
    };
  }

  async own(actor: CustomerActor): Promise<FeedbackProgress[]> {
    const { feedback, clock } = this.ground.parts;
    const { customerId } = actor;
    const page = await feedback.page({ view: 'open', customerId }, { now: clock.now(), limit: OWN });
    return page.items.map(progressOf);
  }
}

/** What the customer may know: what they said, what they were answered, and what came of it once they were told. */
export function progressOf(one: Feedback): FeedbackProgress {
  const { id, state, sort, text, receivedAt, dueAt, answeredAt, answer, outcome, reason, toldAt } = one;
  return {
    ...{ id, state, sort, text, answer },
    receivedAt: receivedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    outcome: outcome === 'action' && toldAt ? reason : null,
  };
}
