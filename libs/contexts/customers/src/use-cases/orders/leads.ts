import {
  type EditLead,
  type FlagLead,
  type HandLead,
  type LeadDetail,
  type LeadPage,
  type LeadRecord,
  type LeadsQuery,
  type StepLead,
} from '@yingda/contracts';
import { Refusal, type LeadStep } from '@yingda/contracts/names';
import { type Actor, type LeadChange, refOf } from '@yingda/events';
import { type AuditLog, newId, type Clock, type Outbox, type UnitOfWork } from '@yingda/platform';
import { contacted, ended, handed, type Lead } from '../../domain/orders/lead';
import { placeAfter, placeOf } from '../../domain/orders/places';
import { requireStorable } from '../../domain/storable';
import type { SalesDesks } from '../../order-ports';
import type { Customers } from '../../storage/customers';
import type { LeadsTable } from '../../storage/orders/leads-table';
import type { OrdersTable } from '../../storage/orders/orders-table';
import { by } from '../audited';

/** What leads need of others. */
export interface LeadGround {
  leads: LeadsTable;
  desks: SalesDesks;
  outbox: Outbox;
  audit: AuditLog;
  unitOfWork: UnitOfWork;
  clock: Clock;
}

/** What happened to a lead, for its history. */
interface Did {
  step: LeadStep;
  note: string;
}

/** Leads as events tell of them. */
export function leadChange(lead: Lead, actor: Actor): LeadChange {
  const { id: leadId, conversationId, customerId, status, quality, teamId } = lead;
  return { leadId, conversationId, customerId, status, quality, teamId, by: refOf(actor) };
}

/** Finds who may buy in conversations and passes them to sales; what became of it stays with the lead. */
export class WorkLeads {
  constructor(
    private readonly ground: LeadGround,
    private readonly reader: LeadReader,
  ) {}

  /** Once for a conversation; again it corrects what was noted. @throws Refusal not-permitted */
  async flag(
    actor: Actor,
    command: FlagLead & { conversationId: string; customerId: string },
  ): Promise<LeadRecord> {
    requireService(actor);
    requireStorable({ ...command });
    const { leads, outbox, unitOfWork, clock } = this.ground;
    const { conversationId, customerId, quality } = command;
    const words = { interest: command.interest.trim(), product: command.product?.trim() ?? '' };
    const { kind, id, name } = refOf(actor);
    const id_ = await unitOfWork.run(async () => {
      const at = clock.now();
      const lead: Lead = {
        ...{ id: newId(), conversationId, customerId, ...words, quality, status: 'new' },
        ...{ teamId: null, departmentId: null, flaggedBy: kind === 'agent' ? id : null, flaggedByName: name },
        ...{ flaggedAt: at, handedAt: null, closedAt: null, orderId: null, version: 1 },
      };
      if (!(await leads.insert(lead))) {
        const known = (await leads.lock((await leads.ofConversation(conversationId))!.id))!;
        await this.put(
          actor,
          { ...known, ...words, quality, version: known.version + 1 },
          { step: 'changed', note: '' },
        );
        return known.id;
      }
      await this.line(actor, lead, { step: 'flagged', note: words.interest });
      await outbox.append('lead.flagged', lead.id, leadChange(lead, actor));
      return lead.id;
    });
    return this.reader.record(id_);
  }

  /** @throws Refusal not-permitted, lead-not-found, stale-edit */
  async edit(actor: Actor, command: EditLead & { id: string }): Promise<LeadRecord> {
    requireStorable({ ...command });
    return this.change(actor, command, async (lead) => {
      const { interest, product, quality } = command;
      const next = {
        ...lead,
        ...{ interest: interest?.trim() ?? lead.interest, product: product?.trim() ?? lead.product },
        ...{ quality: quality ?? lead.quality, version: lead.version + 1 },
      };
      await this.put(actor, next, { step: 'changed', note: '' });
    });
  }

  /** To a team or department; once more it is sent again. @throws Refusal not-permitted, lead-not-found, lead-closed, stale-edit, team-not-found */
  async hand(actor: Actor, command: HandLead & { id: string }): Promise<LeadRecord> {
    requireStorable({ ...command });
    const { desks, outbox, clock } = this.ground;
    const to = { teamId: command.teamId ?? null, departmentId: command.departmentId ?? null };
    if ((to.teamId === null) === (to.departmentId === null))
      throw new Refusal('invalid-payload', 'Name the team or the department it goes to.', {
        field: 'teamId',
      });
    if (!(await desks.exist(to)))
      throw new Refusal('team-not-found', 'There is no such team or department to hand the lead to.');
    return this.change(actor, command, async (before) => {
      const lead = handed(before, to, clock.now());
      const again = before.handedAt !== null;
      await this.put(actor, lead, { step: again ? 'resent' : 'handed', note: command.note.trim() });
      await outbox.append('lead.handed', lead.id, {
        ...leadChange(lead, actor),
        ...{ again, note: command.note.trim() },
      });
    });
  }

  /** @throws Refusal not-permitted, lead-not-found, lead-closed, lead-not-handed, stale-edit */
  async step(actor: Actor, command: StepLead & { id: string }): Promise<LeadRecord> {
    requireStorable({ ...command });
    const { outbox, clock } = this.ground;
    return this.change(actor, command, async (before) => {
      const { step, note } = command;
      const at = clock.now();
      const lead =
        step === 'contacted' ? contacted(before) : ended(before, { status: step, orderId: null }, at);
      await this.put(actor, lead, { step, note: note.trim() });
      const change = leadChange(lead, actor);
      if (step === 'contacted') await outbox.append('lead.contacted', lead.id, change);
      else if (step === 'lost') await outbox.append('lead.lost', lead.id, change);
      else
        await outbox.append('lead.converted', lead.id, {
          ...change,
          ...{ orderId: null, at: at.toISOString() },
        });
    });
  }

  private async change(
    actor: Actor,
    { id, version }: { id: string; version: number },
    deed: (lead: Lead) => Promise<void>,
  ): Promise<LeadRecord> {
    requireService(actor);
    await this.ground.unitOfWork.run(async () => {
      const lead = await this.ground.leads.lock(id);
      if (!lead) throw leadNotFound();
      if (lead.version !== version)
        throw new Refusal('stale-edit', 'The lead was changed meanwhile; look at it again.', {
          version: lead.version,
        });
      await deed(lead);
    });
    return this.reader.record(id);
  }

  private async put(actor: Actor, lead: Lead, did: Did): Promise<void> {
    await this.ground.leads.save(lead);
    await this.line(actor, lead, did);
  }

  private async line(actor: Actor, lead: Lead, { step, note }: Did): Promise<void> {
    const { leads, audit, clock } = this.ground;
    const { kind, id, name: byName } = refOf(actor);
    const byId = kind === 'agent' ? id : null;
    await leads.addLine(lead.id, { step, note, teamId: lead.teamId, byId, byName, at: clock.now() });
    await audit.record({
      ...by(actor),
      action: `lead.${step}`,
      subjectKind: 'lead',
      subjectId: lead.id,
      details: { status: lead.status, teamId: lead.teamId },
    });
  }
}

/** Leads as staff read them. */
export class LeadReader {
  constructor(
    private readonly leads: LeadsTable,
    private readonly orders: OrdersTable,
    private readonly customers: Customers,
  ) {}

  /** @throws Refusal lead-not-found */
  async record(id: string): Promise<LeadRecord> {
    const lead = await this.leads.find(id);
    if (!lead) throw leadNotFound();
    return (await this.records([lead]))[0]!;
  }

  /** @throws Refusal lead-not-found */
  async detail(id: string): Promise<LeadDetail> {
    return { ...(await this.record(id)), history: await this.leads.lines(id) };
  }

  /** @throws Refusal lead-not-found */
  async ofConversation(conversationId: string): Promise<LeadDetail> {
    const lead = await this.leads.ofConversation(conversationId);
    if (!lead) throw leadNotFound();
    return this.detail(lead.id);
  }

  async page({ cursor, limit = 50, ...filter }: LeadsQuery): Promise<LeadPage> {
    const found = await this.leads.page(filter, { after: placeOf(cursor), limit: limit + 1 });
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    return { items: await this.records(shown), next: last ? placeAfter(last.flaggedAt, last.id) : null };
  }

  private async records(leads: Lead[]): Promise<LeadRecord[]> {
    const orders = await this.orders.some(leads.flatMap(({ orderId }) => orderId ?? []));
    const people = await this.customers.some(leads.map(({ customerId }) => customerId));
    return leads.map(({ flaggedBy: _, ...lead }) => ({
      ...lead,
      customerName: people.find(({ id }) => id === lead.customerId)?.name ?? '',
      flaggedAt: lead.flaggedAt.toISOString(),
      handedAt: lead.handedAt?.toISOString() ?? null,
      closedAt: lead.closedAt?.toISOString() ?? null,
      orderNumber: orders.find(({ id }) => id === lead.orderId)?.facts.number ?? null,
    }));
  }
}

function leadNotFound(): Refusal {
  return new Refusal('lead-not-found', 'There is no such lead.');
}

// Whoever serves customers finds leads, passes them on and works on those passed to them.
function requireService(actor: Actor): void {
  if (actor.kind === 'system' || actor.kind === 'api') return;
  if (actor.kind === 'agent' && (actor.permissions['conversation.serve'] ?? 'none') !== 'none') return;
  throw new Refusal('not-permitted', 'Your role does not work on leads.', {
    permission: 'conversation.serve',
  });
}
