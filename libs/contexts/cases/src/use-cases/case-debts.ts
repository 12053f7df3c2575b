import type { Actor } from '@yingda/events';
import type { Case, Happened } from '../domain/case';
import { isStep, responsibleFor } from '../domain/duties';
import { type CaseDebt, debtsOf } from '../domain/promised';
import type { Owed } from '../ports';

/** Keeps what is owed in a case where everything owed is kept: begun, moved, handed over and settled with it. */
export class CaseDebts {
  constructor(private readonly owed: Owed) {}

  async keep(
    actor: Actor,
    { before, after }: { before: Case | null; after: Case },
    happened: readonly Happened[],
  ): Promise<void> {
    const had = before ? debtsOf(before) : [];
    const has = debtsOf(after);
    const reason = happened.findLast(({ note }) => note)?.note ?? '';
    for (const debt of had) {
      const still = has.find(({ key }) => key === debt.key);
      if (!still) await this.settle(actor, after, { debt, happened });
      else if (still.dueAt?.getTime() !== debt.dueAt?.getTime())
        await this.owed.move(debt.key, still.dueAt, { reason, by: actor });
    }
    for (const debt of has.filter(({ key }) => !had.some((one) => one.key === key)))
      await this.begin(actor, after, debt);
    for (const { key, clock } of had.filter((one) => has.some(({ key }) => one.key === key))) {
      const [from, to] = [responsibleFor(before!, clock), responsibleFor(after, clock)];
      if (from !== to) await this.owed.hand(key, to, { reason, by: actor });
    }
  }

  private async begin(actor: Actor, one: Case, { key, clock, dueAt, at }: CaseDebt): Promise<void> {
    await this.owed.ensure(actor, {
      ...{ key, clock, dueAt: at, what: `${one.number} ${one.title}` },
      ...{ ownerId: responsibleFor(one, clock), teamId: one.teamId },
      ...{ customerId: one.customerId, conversationId: one.conversationId },
      // A step is done again when the customer refuses, also within a round.
      again: one.round > 1 || isStep(clock),
    });
    if (!dueAt) await this.owed.move(key, null, { reason: '', by: actor });
  }

  private async settle(
    actor: Actor,
    after: Case,
    { debt, happened }: { debt: CaseDebt; happened: readonly Happened[] },
  ): Promise<void> {
    const line = happened.findLast(({ note }) => note);
    await this.owed.settle(debt.key, {
      at: happened.at(-1)!.at,
      outcome: line?.note?.slice(0, 2_000) || after.number,
      reached: after.closedAs === 'no-contact' ? 'no' : 'yes',
      by: actor,
    });
  }
}
