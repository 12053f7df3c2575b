import { type ContactPlan } from '@yingda/contracts';
import type { Contacted } from '../../contact-ports';
import { Wall } from '../../domain/spoken/wall';
import type { Campaign } from '../../storage/contacts/contact-policy';
import type { ContactTurns, Turn } from '../../storage/contacts/contact-turns';
import { SHOP_ZONE, wallOf } from '../shop-wall';
import type { ContactParts } from './contact-ground';
import { type PlanContacts, SELF } from './plan-contact';

const DAY_MS = 24 * 3_600_000;
/** Planned in one transaction: few, so that its locks are short. */
const BATCH = 50;
const WALK = 1_000;
/** So long a contact by interval may take before it is overdue. */
const ROOM_DAYS = 3;

/** Plans what plans and campaigns say, a few at a time; goes on after a restart where it was. */
export class PlanDueContacts {
  constructor(
    private readonly parts: ContactParts & { turns: ContactTurns },
    private readonly plan: PlanContacts,
  ) {}

  /** Everything that is due now. Run every minute; while nothing is due it is two reads along an index. */
  async runDue(): Promise<void> {
    while ((await this.someTurns()) > 0);
    while (await this.someOfACampaign());
  }

  /** Customers of a plan's tiers who have no turn yet get one, spread over its days. Run once a day, and after an edit. */
  async beginTurns(): Promise<void> {
    for (const plan of await this.parts.policy.plans())
      if (plan.active && plan.trigger === 'interval') await this.beginTurnsOf(plan);
  }

  private async beginTurnsOf(plan: ContactPlan): Promise<void> {
    const now = this.parts.clock.now().getTime();
    for (let afterId: string | null = null; ;) {
      const some: Contacted[] = await this.parts.people.ofTiers(plan.tiers, { afterId, limit: WALK });
      const turns = some.map(({ id }) => ({
        customerId: id,
        nextAt: new Date(now + spread(id, plan.days) * DAY_MS),
      }));
      if (turns.length > 0) await this.parts.unitOfWork.run(() => this.parts.turns.begin(plan.id, turns));
      if (some.length < WALK) return;
      afterId = some.at(-1)!.id;
    }
  }

  private someTurns(): Promise<number> {
    const { unitOfWork, clock, turns, policy } = this.parts;
    return unitOfWork.run(async () => {
      const now = clock.now();
      const due = await turns.lockDue(now, BATCH);
      for (const turn of due) {
        const plan = await policy.plan(turn.planId);
        if (!plan?.active || plan.trigger !== 'interval') await turns.end(turn);
        else await this.oneTurn(plan, turn);
      }
      return due.length;
    });
  }

  private async oneTurn(plan: ContactPlan, turn: Turn): Promise<void> {
    const { people, turns, clock } = this.parts;
    const customer = await people.find(turn.customerId);
    // Merged away, or of another tier by now: another plan has them.
    if (!customer || (plan.tiers.length > 0 && !plan.tiers.includes(customer.tier))) return turns.end(turn);
    const now = clock.now();
    await turns.set({ ...turn, nextAt: new Date(now.getTime() + plan.days * DAY_MS) });
    if (await this.hasSome(customer.id)) return;
    await this.planned(plan, {
      customer,
      dueAt: await this.closing(plan.teamId ?? null, ROOM_DAYS),
      onceKey: `turn ${plan.id} ${customer.id} ${turn.nextAt.toISOString()}`,
    });
  }

  /** A plan's contact with a customer; `onceKey` makes it one however often it is asked for. */
  async planned(
    plan: ContactPlan,
    one: {
      customer: Contacted;
      dueAt: Date;
      onceKey: string;
      servedById?: string | null;
      teamId?: string | null;
      conversationId?: string | null;
      caseId?: string | null;
      promiseKey?: string;
    },
  ): Promise<void> {
    const { customer, servedById, teamId, ...more } = one;
    const owners = {
      'owner-agent': customer.ownerAgentId,
      'who-served': servedById,
      lead: null,
      agent: plan.ownerId,
    };
    await this.plan.execute(SELF, {
      ...{ customerId: customer.id, source: plan.trigger, purpose: plan.purpose, method: plan.method },
      ...{ why: plan.guidance, planId: plan.id, surveyKey: plan.surveyKey ?? null, ...more },
      ...{ ownerId: owners[plan.owner] ?? null, teamId: plan.teamId ?? teamId ?? null },
    });
  }

  /** When the shop closes so many days on. */
  async closing(teamId: string | null, days: number): Promise<Date> {
    const calendar = await this.parts.hours.of({ inboxId: null, teamId });
    const now = this.parts.clock.now();
    const wall = new Wall({ now, wall: wallOf(calendar?.timeZone ?? SHOP_ZONE), calendar });
    return wall.closing(wall.today + Math.max(days, 1));
  }

  private someOfACampaign(): Promise<boolean> {
    const { unitOfWork, policy, segments } = this.parts;
    return unitOfWork.run(async () => {
      const campaign = await policy.lockPlanning();
      if (!campaign) return false;
      const page = { cursor: campaign.reached, limit: BATCH };
      const { ids, next } = await segments.members(campaign.segmentId, page);
      let after = { ...campaign };
      for (const id of ids) after = await this.oneOfACampaign(after, id);
      await policy.saveCampaign({ ...after, reached: next, state: next === null ? 'planned' : 'planning' });
      return true;
    });
  }

  private async oneOfACampaign(campaign: Campaign, customerId: string): Promise<Campaign> {
    const customer = await this.parts.people.find(customerId);
    if (!customer || (await this.hasSome(customerId))) return { ...campaign, leftOut: campaign.leftOut + 1 };
    const own = customer.ownerAgentId ? await this.parts.staff.find(customer.ownerAgentId) : null;
    const { id, purpose, method, dueAt, guidance, surveyKey, ownerIds } = campaign;
    await this.plan.execute(SELF, {
      ...{ customerId, source: 'campaign', purpose, method, dueAt, why: guidance, campaignId: id, surveyKey },
      ownerId: own?.active ? own.id : ownerIds[campaign.planned % ownerIds.length]!,
      onceKey: `campaign ${id} ${customerId}`,
    });
    return { ...campaign, planned: campaign.planned + 1 };
  }

  /** Contacted a short while ago, or about to be, about a case as well: nobody is called twice. */
  private async hasSome(customerId: string): Promise<boolean> {
    const { guardDays } = await this.parts.policy.settings();
    const now = this.parts.clock.now().getTime();
    const [since, until] = [-guardDays, guardDays].map((days) => new Date(now + days * DAY_MS));
    const { contacts, contactCases } = this.parts;
    return (
      (await contacts.around(customerId, since!, until!)).length > 0 ||
      (await contactCases.around(customerId, since!, until!)).length > 0
    );
  }
}

/** From 0 to so many days, the same for the same customer, so that a plan does not begin with everybody at once. */
function spread(id: string, days: number): number {
  return (parseInt(id.replaceAll('-', '').slice(-8), 16) / 0xffffffff) * days;
}
