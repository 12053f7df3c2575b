import { type CaseExtension, type CaseFacts } from '@yingda/contracts';
import { type CaseFollowUp, type CaseStage, type CaseWay, Refusal } from '@yingda/contracts/names';
import type { Actor, AgentActor } from '@yingda/events';
import type { Case, Changed, Happened, Moment } from '../domain/case';
import { collect, extended, paused, resumed } from '../domain/clocks';
import { answered, demandStage, followedUp, reopened, told, withdrawn } from '../domain/deeds';
import { risen } from '../domain/levels';
import { underKind } from '../domain/opening';
import { demandNext, missingFor, movedTo, type MoveTo } from '../domain/stages';
import type { CaseGround, Target } from './case-ground';

type Deed = (one: Case, moment: Moment) => Changed | Promise<Changed>;

/** What is done about a case by who sees it through, and by who leads. Each refuses with case-stage where it cannot be. */
export class WorkCase {
  constructor(private readonly ground: CaseGround) {}

  /** @throws Refusal case-kind-not-found */
  async edit(
    actor: Actor,
    target: Target & CaseFacts & { kind?: string; external?: boolean; confidential?: boolean },
  ): Promise<Case> {
    const kind = target.kind ? await this.ground.kind(target.kind) : null;
    const desk = kind?.departmentKey ? await this.ground.parts.departments.idOf(kind.departmentKey) : null;
    return this.work(actor, target, (one, moment) => {
      demandStage(one, !one.closedAt, 'Putting it right');
      const text = (given: string | undefined, old: string | null) =>
        given === undefined ? old : given.trim() || null;
      const other = kind !== null && kind.key !== one.kind;
      const before = other ? underKind(one, kind, moment) : one;
      // Not yet with anybody: the other kind's department is asked.
      const unsent = one.stage === 'received' || one.stage === 'classified';
      const after: Case = {
        ...before,
        departmentId: other && unsent ? desk : one.departmentId,
        title: target.title?.trim() || one.title,
        facts: target.facts?.trim() ?? one.facts,
        reason: text(target.reason, one.reason),
        orderNumber: text(target.orderNumber, one.orderNumber),
        product: text(target.product, one.product),
        batch: text(target.batch, one.batch),
        form: target.form ? { ...one.form, ...target.form } : one.form,
        external: target.external ?? one.external,
        confidential: target.confidential ?? before.confidential,
        version: one.version + 1,
      };
      const line: Happened = { step: 'edited', at: moment.now, details: differences(one, after) };
      const happened: Happened[] = [{ ...line, news: { name: 'case.updated', more: {} } }];
      // The press or an authority: whoever answers for the shop must know.
      if (after.external && !one.external && after.level < 3)
        return {
          ...collect(happened, risen(after, { to: 3, why: 'outside', reason: '' }, moment)),
          happened,
        };
      if (other && kind.level > after.level)
        return {
          ...collect(happened, risen(after, { to: kind.level, why: 'policy', reason: kind.name.zh }, moment)),
          happened,
        };
      return { after, happened };
    });
  }

  /** @throws Refusal case-not-ready with what is missing */
  move(
    actor: Actor,
    target: Target &
      Pick<MoveTo, 'asked'> & { stage: CaseStage; note?: string; departmentId?: string; solution?: string },
  ): Promise<Case> {
    return this.work(actor, target, async (one, moment) => {
      demandNext(one, target.stage);
      const kind = await this.ground.kind(one.kind);
      const move = {
        to: target.stage,
        note: target.note ?? '',
        departmentId: target.departmentId ?? (await this.departmentOf(one, kind.departmentKey)),
        solution: target.solution ?? null,
        asked: target.asked ?? false,
      };
      if (target.departmentId && !(await this.ground.parts.departments.isThere(target.departmentId)))
        throw new Refusal('invalid-payload', 'There is no such department.', { field: 'departmentId' });
      await this.ground.demandReady(one, target.stage, missingFor(one, move, kind));
      return this.going(one, moment, (on) => movedTo(on, move, moment));
    });
  }

  /** @throws Refusal window-closed when there is no way to the customer */
  answer(actor: Actor, target: Target & { way: CaseWay; text: string }): Promise<Case> {
    return this.work(actor, target, async (one, moment) => {
      demandStage(one, !one.answeredAt && !one.closedAt, 'A first answer');
      await this.say(one, { ...target, actor }, `answer ${moment.now.toISOString()}`);
      return this.going(one, moment, (on) => answered(on, target, moment));
    });
  }

  askExtension(actor: AgentActor, target: Target & { reason: string }): Promise<Case> {
    return this.work(actor, target, (one, { now, by }) => {
      const longer = one.extendedMinutes !== null && one.extendedMinutes > one.answerMinutes;
      const free = !one.answeredAt && !one.closedAt && !one.breached.includes('answer');
      demandStage(one, longer && free && one.extension === null, 'More time');
      const extension: CaseExtension = {
        ...{ state: 'asked', reason: target.reason.trim(), askedAt: now.toISOString() },
        ...{ askedById: actor.agentId, askedByName: by.name },
        ...{ decidedById: null, decidedByName: null, decidedAt: null, note: null },
      };
      const more = { reason: extension.reason };
      const news = { name: 'case.extension-asked' as const, more };
      return {
        after: { ...one, extension, version: one.version + 1 },
        happened: [{ step: 'extension-asked', at: now, note: extension.reason, news, calls: ['leads'] }],
      };
    });
  }

  /** @throws Refusal four-eyes to who asked */
  decideExtension(actor: AgentActor, target: Target & { approved: boolean; note?: string }): Promise<Case> {
    const permission = 'case.approve-extension' as const;
    return this.ground.changing(actor, target, {
      permission,
      work: async (one, moment) => {
        const { extension } = one;
        demandStage(one, extension?.state === 'asked' && !one.answeredAt && !one.closedAt, 'Deciding it');
        demandStage(one, !(target.approved && one.breached.includes('answer')), 'More time after its time');
        if (extension!.askedById === actor.agentId)
          throw new Refusal('four-eyes', 'Somebody else decides what you have asked for.');
        const { approved, note = '' } = target;
        const decided: CaseExtension = {
          ...extension!,
          state: approved ? 'approved' : 'refused',
          ...{ decidedById: actor.agentId, decidedByName: actor.name },
          ...{ decidedAt: moment.now.toISOString(), note: note.trim() || null },
        };
        const after = approved && one.extendedMinutes ? extended(one, one.extendedMinutes, moment) : one;
        const news = { name: 'case.extension-decided' as const, more: { approved } };
        const step = approved ? ('extension-approved' as const) : ('extension-refused' as const);
        return {
          after: { ...after, extension: decided, version: one.version + 1 },
          happened: [{ step, at: moment.now, note: note.trim(), news, calls: ['owner'] }],
        };
      },
    });
  }

  pause(actor: Actor, target: Target & { reason: string }): Promise<Case> {
    return this.work(actor, target, (one, moment) => {
      demandStage(one, !one.pausedSince && !one.toldAt && !one.closedAt, 'Waiting for the customer');
      return paused(one, target.reason.trim(), moment);
    });
  }

  resume(actor: Actor, target: Target): Promise<Case> {
    return this.work(actor, target, (one, moment) => {
      demandStage(one, one.pausedSince !== null, 'Going on');
      return resumed(one, moment);
    });
  }

  escalate(actor: Actor, target: Target & { reason: string }): Promise<Case> {
    return this.work(actor, target, (one, moment) => {
      demandStage(one, !one.closedAt && one.level < 3, 'A higher level');
      return risen(one, { to: one.level + 1, why: 'request', reason: target.reason.trim() }, moment);
    });
  }

  /** @throws Refusal case-not-ready, window-closed when there is no way to the customer */
  tell(actor: Actor, target: Target & { way: CaseWay; text: string }): Promise<Case> {
    return this.work(actor, target, async (one, moment) => {
      demandStage(one, one.stage === 'executed', 'Telling the result');
      await this.ground.demandReady(one, 'told');
      await this.say(one, { ...target, actor }, `told ${one.round}`);
      return this.going(one, moment, (on) => told(on, target, moment));
    });
  }

  followUp(
    actor: Actor,
    target: Target & { outcome: CaseFollowUp; way: CaseWay; note?: string; score?: number },
  ): Promise<Case> {
    return this.work(actor, target, async (one, moment) => {
      demandStage(one, one.stage === 'told' || one.stage === 'following-up', 'A follow-up');
      if (target.outcome !== 'unsatisfied') await this.ground.demandReady(one, 'closed');
      const { outcome, way, note = '', score = null } = target;
      return followedUp(one, { outcome, way, note: note.trim(), score }, moment);
    });
  }

  withdraw(actor: Actor, target: Target & { reason: string; way: CaseWay; text: string }): Promise<Case> {
    return this.work(actor, target, async (one, moment) => {
      demandStage(one, !one.closedAt, 'Taking it back');
      await this.say(one, { ...target, actor }, `withdrawn ${one.round}`);
      return this.going(one, moment, (on) => withdrawn(on, target, moment));
    });
  }

  reopen(actor: Actor, target: Target & { reason: string }): Promise<Case> {
    return this.work(actor, target, (one, moment) => {
      demandStage(one, one.toldAt !== null, 'Opening it again');
      return reopened(one, target.reason.trim(), moment);
    });
  }

  private work(actor: Actor, target: Target, deed: Deed): Promise<Case> {
    return this.ground.changing(actor, target, {
      permission: 'case.work',
      work: async (one, moment) => deed(one, moment),
    });
  }

  /** Whoever goes on with a case waits for the customer no more. */
  private going(one: Case, moment: Moment, deed: (on: Case) => Changed): Changed {
    const happened: Happened[] = [];
    let after = one;
    if (one.pausedSince) ({ after } = collect(happened, resumed(one, moment)));
    ({ after } = collect(happened, deed(after)));
    return { after, happened };
  }

  private async say(
    one: Case,
    { actor, way, text }: { actor: Actor; way: CaseWay; text: string },
    what: string,
  ): Promise<void> {
    if (way !== 'message') return;
    if (actor.kind === 'agent') await this.ground.parts.talks.checkWording(actor, text);
    const { conversationId } = one;
    const said =
      conversationId !== null &&
      (await this.ground.parts.talks.say({ conversationId, key: `case ${one.id} ${what}`, text }));
    if (!said)
      throw new Refusal(
        'window-closed',
        'Nothing can be written to this customer now; call them, and note it.',
      );
  }

  private async departmentOf(one: Case, key: string | null): Promise<string | null> {
    return one.departmentId ?? (key ? this.ground.parts.departments.idOf(key) : null);
  }
}

/** Which fields are others now; what they were is for who reads the history. */
function differences(before: Case, after: Case): Record<string, string> {
  const names = ['kind', 'title', 'facts', 'reason', 'orderNumber', 'product', 'batch', 'external'] as const;
  const changed = [...names, 'confidential' as const].filter((name) => before[name] !== after[name]);
  const fields = Object.keys(after.form).filter((key) => before.form[key] !== after.form[key]);
  const was = Object.fromEntries(changed.map((name) => [name, String(before[name] ?? '').slice(0, 900)]));
  return { ...was, ...Object.fromEntries(fields.map((key) => [`form.${key}`, before.form[key] ?? ''])) };
}
