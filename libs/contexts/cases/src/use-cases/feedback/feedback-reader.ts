import {
  type FeedbackCounts,
  type FeedbackDetail,
  type FeedbackFeedFilter,
  type FeedbackFeedQuery,
  type FeedbackPage,
  type FeedbackProgress,
  type FeedbackSum,
} from '@yingda/contracts';
import { type FeedbackSort, type FeedbackView, Refusal } from '@yingda/contracts/names';
import type { Actor, AgentActor, CustomerActor } from '@yingda/events';
import type { Feedback } from '../../domain/feedback/feedback';
import type { FeedFilter, FeedbackFeeds } from '../../storage/feedback/feedback-feeds';
import { feedbackNotFound, type FeedbackGround } from './feedback-ground';
import { demandFeedback } from './feedback-rights';

const OWN = 20;
const PAGE = 50;

/** Feedback for screens, and for the customers who gave it. */
export class FeedbackReader {
  constructor(
    private readonly ground: FeedbackGround,
    private readonly feeds: FeedbackFeeds,
  ) {}

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

  /** Of product development: the last first, whatever has become of it. @throws Refusal not-permitted */
  async feed(actor: Actor, { cursor, ...query }: FeedbackFeedQuery): Promise<FeedbackPage> {
    const { masked } = demandFeedback(actor, 'read');
    const page = await this.feeds.page(filterOf(query), { cursor, limit: PAGE });
    const records = await this.ground.records(page.items);
    const items = masked ? records.map((one) => ({ ...one, customerName: '' })) : records;
    return { items, nextCursor: page.nextCursor };
  }

  /** @throws Refusal not-permitted */
  async sums(actor: Actor, query: FeedbackFeedFilter): Promise<FeedbackSum[]> {
    demandFeedback(actor, 'read');
    return this.feeds.sums(filterOf(query));
  }

  /** All of the feed, as it is written to a file; noted before the first row leaves. @throws Refusal not-permitted */
  async exported(actor: AgentActor, query: FeedbackFeedFilter): Promise<AsyncGenerator<Feedback[]>> {
    demandFeedback(actor, 'read');
    if ((actor.permissions['report.export'] ?? 'none') === 'none')
      throw new Refusal('not-permitted', 'Your role reads feedback on screens only.', {
        permission: 'report.export',
      });
    const { unitOfWork, audit } = this.ground.parts;
    const { product = null, about = null, sort = null, from = null, to = null } = query;
    await unitOfWork.run(() =>
      audit.record({
        ...{ actorKind: 'agent', actorId: actor.agentId, actorName: actor.name },
        ...{ action: 'feedback.exported', subjectKind: 'feedback', subjectId: null },
        details: { product, about, sort, from, to },
      }),
    );
    return this.feeds.all(filterOf(query));
  }

  async own(actor: CustomerActor): Promise<FeedbackProgress[]> {
    const { feedback, clock } = this.ground.parts;
    const { customerId } = actor;
    const page = await feedback.page({ view: 'open', customerId }, { now: clock.now(), limit: OWN });
    return page.items.map(progressOf);
  }
}

function filterOf({ product, about, sort, from, to }: FeedbackFeedFilter): FeedFilter {
  const moment = (text: string | undefined) => (text ? new Date(text) : undefined);
  return { product: product?.trim() || undefined, about, sort, from: moment(from), to: moment(to) };
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
