import { type CaseKind, type CaseRecord } from '@yingda/contracts';
import { type CaseStage, type Permission, Refusal } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import { CaseAccess, notFound } from '../domain/access';
import type { Case, Changed, Happened, Moment } from '../domain/case';
import { businessTime, type CaseTime, WALL_TIME } from '../domain/case-time';
import { collect, noticed } from '../domain/clocks';
import { deciding, waiting } from '../domain/duties';
import { CaseDebts } from './case-debts';
import { type Asked, CASES, type CaseParts } from './case-parts';
import { recordOf } from './case-records';
import { TellCaseNews } from './tell-case-news';

export interface Target {
  id: string;
  /** As the one who asks saw it. */
  version?: number | undefined;
}

/** The one way in which a case is changed: under its lock, with what time has brought about first, and all of it told. */
export class CaseGround {
  private readonly debts: CaseDebts;
  private readonly news: TellCaseNews;

  constructor(readonly parts: CaseParts) {
    this.debts = new CaseDebts(parts.owed);
    this.news = new TellCaseNews(parts);
  }

  /**
   * The conversation first, then the case: the order of everybody who changes both.
   * @throws Refusal case-not-found, not-permitted, stale-edit, and whatever the work refuses
   */
  async changing(
    actor: Actor,
    { id, version }: Target,
    {
      permission,
      work,
    }: { permission: Permission; work: (before: Case, moment: Moment) => Promise<Changed> },
  ): Promise<Case> {
    const { unitOfWork, cases, talks } = this.parts;
    const known = await this.readable(actor, id);
    CaseAccess.demand(actor, permission, known);
    return unitOfWork.run(async () => {
      if (known.conversationId) await talks.hold(known.conversationId);
      const locked = (await cases.lock(id))!;
      const before = { ...locked, servedBy: known.servedBy };
      CaseAccess.demand(actor, permission, before);
      if (version !== undefined && version !== before.version)
        throw new Refusal('stale-edit', 'Somebody else has changed this case; look at it again.');
      const moment = await this.moment(before, actor);
      const happened: Happened[] = [];
      let { after } = collect(happened, noticed(before, moment));
      ({ after } = collect(happened, await work(after, moment)));
      if (happened.length === 0) return after;
      after = await this.askedOr(after, () => after);
      await this.commit(actor, before, { after, happened });
      return after;
    });
  }

  /** What time alone has brought about. False when that is nothing, or somebody else has the case at the moment. */
  async notice(id: string): Promise<boolean> {
    const { unitOfWork, cases, talks } = this.parts;
    const known = await cases.find(id);
    if (!known) return false;
    return unitOfWork.run(async () => {
      if (known.conversationId) await talks.hold(known.conversationId);
      const before = await cases.lock(id, { skip: true });
      if (!before) return false;
      const changed = noticed(before, await this.moment(before, CASES));
      if (changed.happened.length === 0) return false;
      await this.commit(CASES, before, changed);
      return true;
    });
  }

  /** A department was asked, or has answered: the clock of deciding goes with it. In a unit of work with the case's lock. */
  async askedOrAnswered(actor: Actor, id: string): Promise<void> {
    const before = (await this.parts.cases.lock(id))!;
    const moment = await this.moment(before, actor);
    const noted = noticed(before, moment);
    const after = await this.askedOr(noted.after, (one) => deciding(one, moment));
    if (after !== before) await this.commit(actor, before, { after, happened: noted.happened });
  }

  /** What departments were asked in this round; null: none was. */
  async asked(one: Case): Promise<Asked | null> {
    for (const asked of this.parts.asked) {
      const found = await asked(one);
      if (found) return found;
    }
    return null;
  }

  /** Deciding stands while a department is asked; else what is to be done then. */
  private async askedOr(one: Case, free: (one: Case) => Case): Promise<Case> {
    if (one.closedAt || !one.decideMinutes || one.decidedAt) return one;
    const asked = await this.asked(one);
    return asked && !asked.doneAt ? waiting(one) : free(one);
  }

  /** As kept, with who serves its conversation by now. @throws Refusal case-not-found */
  async readable(actor: Actor, id: string): Promise<Case> {
    const found = await this.parts.cases.find(id);
    if (!found) throw notFound();
    const one = await this.withServing(actor, found);
    if (actor.kind !== 'customer' && !CaseAccess.mayRead(actor, one)) throw notFound();
    return one;
  }

  /** Everything of a change, together or not at all. In a unit of work that has the case's lock, or has just added it. */
  async commit(actor: Actor, before: Case | null, { after, happened }: Changed): Promise<void> {
    const { cases } = this.parts;
    if (before) await cases.save(after);
    await this.news.tell(actor, after, happened);
    await this.debts.keep(actor, { before, after }, happened);
  }

  async moment(one: Pick<Case, 'time' | 'inboxId' | 'teamId'>, actor: Actor): Promise<Moment> {
    return { now: this.parts.clock.now(), by: refOf(actor), time: await this.timeOf(one) };
  }

  /** @throws Refusal case-kind-not-found */
  async kind(key: string): Promise<CaseKind> {
    const kind = await this.parts.kinds.find(key);
    if (!kind) throw new Refusal('case-kind-not-found', 'There is no such kind of case.', { kind: key });
    return kind;
  }

  /** @throws Refusal case-not-ready with what is missing */
  async demandReady(one: Case, to: CaseStage, missing: string[] = []): Promise<void> {
    const all = [...missing];
    for (const obstacle of this.parts.obstacles) all.push(...(await obstacle(one, to)));
    if (all.length > 0)
      throw new Refusal('case-not-ready', 'Something is missing for the next stage.', { missing: all, to });
  }

  async record(one: Case): Promise<CaseRecord> {
    return (await this.records([one]))[0]!;
  }

  records(cases: readonly Case[]): Promise<CaseRecord[]> {
    return recordOf(cases, this.parts);
  }

  private async timeOf({
    time,
    inboxId,
    teamId,
  }: Pick<Case, 'time' | 'inboxId' | 'teamId'>): Promise<CaseTime> {
    const calendar = time === 'business' ? await this.parts.hours.of({ inboxId, teamId }) : null;
    return calendar ? businessTime(calendar) : WALL_TIME;
  }

  private async withServing(actor: Actor, one: Case): Promise<Case> {
    if (actor.kind !== 'agent' || !one.conversationId || CaseAccess.mayRead(actor, one)) return one;
    const now = await this.parts.talks.servedBy(one.conversationId);
    return { ...one, servedBy: [...new Set([...one.servedBy, ...now])] };
  }
}
