import { type CaseDuty, Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { Case, Changed, Moment } from '../domain/case';
import { demandStage, handedOver } from '../domain/deeds';
import { stepHanded, stepsLeft } from '../domain/duties';
import type { CaseGround, Target } from './case-ground';
import { CASES } from './case-parts';

type Deed = (one: Case, moment: Moment) => Changed | Promise<Changed>;

/** Who sees a case through, and who is responsible for a step of it. */
export class HandCases {
  constructor(private readonly ground: CaseGround) {}

  /** The case, or one step of it. @throws Refusal agent-not-found, also where their role does not work on cases */
  async handOver(
    actor: Actor,
    { ownerId, reason, duty, ...target }: Target & { ownerId: string; reason: string; duty?: CaseDuty },
  ): Promise<Case> {
    const { staff } = this.ground.parts;
    const to = await staff.find(ownerId);
    if (!to?.active || (duty && !to.works))
      throw new Refusal('agent-not-found', 'There is nobody of this name to see it through.');
    return this.work(actor, target, async (one, moment) => {
      demandStage(one, !one.closedAt, 'Handing it over');
      const fromId = (duty && one.stewards[duty]) ?? one.ownerId;
      if (fromId === to.id) return { after: one, happened: [] };
      const from = fromId ? ((await staff.find(fromId))?.name ?? '') : '';
      const how = { toId: to.id, reason: reason.trim(), names: { from, to: to.name } };
      return duty
        ? stepHanded(one, { ...how, duty }, moment)
        : handedOver(one, { ...how, ownerId: to.id }, moment);
    });
  }

  /** Who leaves the shop hands over to their successor, else to who leads the team, else to a manager. */
  async left(agentId: string, successorId: string | null): Promise<void> {
    const { staff, cases } = this.ground.parts;
    const successor = successorId ? await staff.find(successorId) : null;
    const gone = (await staff.find(agentId))?.name ?? '';
    for (const id of await cases.ownedBy(agentId))
      await this.work(CASES, { id }, async (one, moment) => {
        if (one.closedAt) return { after: one, happened: [] };
        const owner = one.ownerId ? await staff.find(one.ownerId) : null;
        // Steps they had are the owner's again.
        const steps = stepsLeft(one, { agentId, from: gone, to: owner?.name ?? '' }, moment);
        if (one.ownerId !== agentId) return steps;
        const leads = successor?.active
          ? [successor]
          : [...(await staff.leadsOf(one.teamId)), ...(await staff.managers())];
        const next = leads.find((lead) => lead.id !== agentId) ?? null;
        const names = { from: gone, to: next?.name ?? '' };
        const handed = handedOver(steps.after, { ownerId: next?.id ?? null, reason: '', names }, moment);
        return { after: handed.after, happened: [...steps.happened, ...handed.happened] };
      });
  }

  private work(actor: Actor, target: Target, deed: Deed): Promise<Case> {
    return this.ground.changing(actor, target, {
      permission: 'case.work',
      work: async (one, moment) => deed(one, moment),
    });
  }
}
