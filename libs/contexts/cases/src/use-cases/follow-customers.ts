import type { Changed } from '../domain/case';
import type { CaseGround } from './case-ground';
import { CASES } from './case-parts';

const AT_MOST = 500;

/**
 * An identity turns out to be another customer's, or is separated again: cases that came of its conversations go with
 * it. Those without a conversation go with a join, as they were the visitor's own; nobody can tell them apart later.
 */
export class FollowCustomers {
  constructor(private readonly ground: CaseGround) {}

  async moved({ identityId, fromCustomerId, toCustomerId, joined }: Moved): Promise<void> {
    const { cases, talks } = this.ground.parts;
    for (const { id, conversationId } of await cases.ofCustomer(fromCustomerId, AT_MOST)) {
      const theirs = conversationId ? (await talks.identityOf(conversationId)) === identityId : joined;
      if (!theirs) continue;
      const work = async (one: Changed['after'], { now }: { now: Date }): Promise<Changed> => {
        if (one.customerId !== fromCustomerId) return { after: one, happened: [] };
        const news = { name: 'case.updated' as const, more: {} };
        const details = { customerId: fromCustomerId };
        return {
          after: { ...one, customerId: toCustomerId, version: one.version + 1 },
          happened: [{ step: 'edited', at: now, byItself: true, details, news }],
        };
      };
      await this.ground.changing(CASES, { id }, { permission: 'case.work', work });
    }
  }
}

interface Moved {
  identityId: string;
  fromCustomerId: string;
  toCustomerId: string;
  /** False: separated again. */
  joined: boolean;
}
