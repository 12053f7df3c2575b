import { type CaseProgress, type OfferedCaseKind } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { CustomerActor } from '@yingda/events';
import { notFound } from '../domain/access';
import type { Case, Changed, Happened, Moment } from '../domain/case';
import { collect, noticed } from '../domain/clocks';
import { demandStage, followedUp, reopened } from '../domain/deeds';
import { mayReopen, shownToCustomer } from '../domain/progress';
import type { CaseGround } from './case-ground';

const SHOWN = 20;

/** A customer's own cases: how they stand, and what the customer says of the result. */
export class CustomerCases {
  constructor(private readonly ground: CaseGround) {}

  /** What can be filed, and by when it is answered. */
  async kinds(): Promise<OfferedCaseKind[]> {
    const kinds = await this.ground.parts.kinds.all();
    return kinds
      .filter(({ active, offered }) => active && offered)
      .map(({ key, name, fields, deadlines: { answerMinutes, resultMinutes } }) => ({
        ...{ key, name, answerMinutes, resultMinutes, fields },
      }));
  }

  async list(actor: CustomerActor): Promise<CaseProgress[]> {
    const cases = await this.ground.parts.cases.ofCustomer(actor.customerId, SHOWN);
    return Promise.all(cases.map((one) => this.shown(one)));
  }

  /** @throws Refusal case-not-found */
  async one(actor: CustomerActor, id: string): Promise<CaseProgress> {
    return this.shown(await this.theirs(actor, id));
  }

  /** Opened again, one level up. @throws Refusal case-not-found, case-stage */
  notSolved(actor: CustomerActor, { id, words }: { id: string; words: string }): Promise<CaseProgress> {
    return this.saying(actor, id, (one, moment) => {
      demandStage(one, mayReopen(one, moment.now), 'Opening it again');
      if (one.closedAt) return reopened(one, words.trim(), moment);
      const answer = { way: 'message' as const, note: words.trim(), score: null };
      return followedUp(one, { outcome: 'unsatisfied', ...answer }, moment);
    });
  }

  /** Said by the customer, the follow-up is done. @throws Refusal case-not-found, case-stage */
  solved(actor: CustomerActor, id: string): Promise<CaseProgress> {
    return this.saying(actor, id, async (one, moment) => {
      if (one.closedAs === 'satisfied') return { after: one, happened: [] };
      demandStage(one, one.stage === 'told' || one.stage === 'following-up', 'Saying that it is solved');
      await this.ground.demandReady(one, 'closed');
      return followedUp(one, { outcome: 'satisfied', way: 'message', note: '', score: null }, moment);
    });
  }

  async shown(one: Case): Promise<CaseProgress> {
    const { cases, kinds, clock } = this.ground.parts;
    const kind = await kinds.find(one.kind);
    const steps = await cases.steps(one.id);
    const stages = steps.flatMap(({ toStage, at }) => (toStage ? [{ stage: toStage, at }] : []));
    return shownToCustomer(one, {
      kindName: kind?.name ?? { zh: one.kind, en: one.kind },
      ...{ stages, now: clock.now() },
    });
  }

  private async theirs(actor: CustomerActor, id: string): Promise<Case> {
    const found = await this.ground.parts.cases.find(id);
    if (!found || found.customerId !== actor.customerId) throw notFound();
    return found;
  }

  private async saying(
    actor: CustomerActor,
    id: string,
    deed: (one: Case, moment: Moment) => Changed | Promise<Changed>,
  ): Promise<CaseProgress> {
    const { unitOfWork, cases, talks } = this.ground.parts;
    const known = await this.theirs(actor, id);
    const after = await unitOfWork.run(async () => {
      if (known.conversationId) await talks.hold(known.conversationId);
      const before = await cases.lock(id);
      if (!before || before.customerId !== actor.customerId)
        throw new Refusal('case-not-found', 'There is no such case of yours.');
      const moment = await this.ground.moment(before, actor);
      const happened: Happened[] = [];
      let { after: now } = collect(happened, noticed(before, moment));
      ({ after: now } = collect(happened, await deed(now, moment)));
      if (happened.length > 0) await this.ground.commit(actor, before, { after: now, happened });
      return now;
    });
    return this.shown(after);
  }
}
