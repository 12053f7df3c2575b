import { AgentReader, CalendarReader } from '@yingda/agents';
import { HoldConversation, RecordOutside, SayAutomatically, SendMessage } from '@yingda/conversations';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import type { Calendar } from '@yingda/platform';
import { BusinessHours, Customers, type Debtor, type OwedIn, Staff, Talks } from '@yingda/promises';
import { v5 as uuidV5 } from 'uuid';
import { CustomerNamesView } from '../views/customer-names';
import type { Lookup } from './lookup';
import { port } from './port';

/** The agent does not serve it, or it is over. */
/** Kinds of promises whose beginning and end a case tells of itself. */
const TOLD_BY_CASES = ['case', 'task', 'action'];
const ELSEWHERE = ['not-permitted', 'conversation-closed', 'conversation-not-open', 'conversation-elsewhere'];
const PROMISES = { kind: 'system', name: 'promises' } as const;

/** promises → agents: in which hours what is owed is done. */
export class HoursForPromises extends BusinessHours {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async of(subject: { inboxId: string | null; teamId: string | null }): Promise<Calendar | null> {
    const found = await this.lookup.get(CalendarReader).applying({ ...subject, tier: null });
    return found?.calendar ?? null;
  }
}

/** promises → agents: who can owe something, and who answers for a team. */
export class StaffForPromises extends Staff {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async find(agentId: string): Promise<Debtor | null> {
    return (await this.all()).find(({ id }) => id === agentId) ?? null;
  }
  override async leadsOf(teamId: string | null): Promise<Debtor[]> {
    const leading = (await this.all()).filter(({ active, leads }) => active && leads);
    const ofTeam = leading.filter(({ teamIds }) => teamId !== null && teamIds.includes(teamId));
    return ofTeam.length > 0 ? ofTeam : leading.filter(({ manages }) => manages);
  }

  private async all(): Promise<(Debtor & { manages: boolean })[]> {
    const briefs = await this.lookup.get(AgentReader).briefs();
    return briefs.map(({ id, name, active, role, teamIds }) => ({
      ...{ id, name, active, teamIds },
      leads: role === 'supervisor' || role === 'manager',
      manages: role === 'manager',
    }));
  }
}

/** promises → conversations: what is owed in one. */
export class TalksForPromises extends Talks {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async hold(conversationId: string): Promise<OwedIn | null> {
    const state = await this.lookup.get(HoldConversation).execute(conversationId);
    if (!state) return null;
    const { number, customerId, teamId, inboxId } = state;
    return { number, customerId, teamId, inboxId };
  }
  override async record(
    conversationId: string,
    event: 'promise-made' | 'promise-kept' | 'promise-broken',
    details: Record<string, string>,
  ): Promise<void> {
    // Cases have lines of their own in the conversation; that one is late is said here as well.
    if (event !== 'promise-broken' && TOLD_BY_CASES.includes(details['kind'] ?? '')) return;
    await this.lookup.get(RecordOutside).execute(PROMISES, { conversationId, event, details });
  }
  /** As the agent while they serve it; else by the one way that also reaches into what has ended, in their name. */
  override async tell(
    actor: AgentActor,
    { conversationId, text, onceId }: { conversationId: string; text: string; onceId: string },
  ): Promise<void> {
    const clientMessageId = uuidV5('told', onceId);
    const message = { conversationId, clientMessageId, content: { kind: 'text' as const, text } };
    try {
      await this.lookup.get(SendMessage).execute(actor, message);
      return;
    } catch (error) {
      if (!(error instanceof Refusal) || !ELSEWHERE.includes(error.code)) throw error;
    }
    const said = await this.lookup.get(SayAutomatically).execute({
      ...message,
      ...{ speaker: { kind: 'system', name: actor.publicName }, by: 'promises', alsoClosed: true },
    });
    if (said.said) return;
    throw new Refusal('conversation-closed', 'Nothing can be written to them here any more.', {
      reason: said.why,
    });
  }
}

/** promises → customers: whom something is owed. */
export class CustomersForPromises extends Customers {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override names(customerIds: readonly string[]): Promise<Map<string, string>> {
    return this.lookup.get(CustomerNamesView).of(customerIds);
  }
}

/** All that promises ask of others. */
export const promisePorts = [
  port(BusinessHours, HoursForPromises),
  port(Staff, StaffForPromises),
  port(Talks, TalksForPromises),
  port(Customers, CustomersForPromises),
];
