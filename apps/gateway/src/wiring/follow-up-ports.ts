import { AgentReader } from '@yingda/agents';
import {
  Attendance,
  MailPeople,
  UnreadTalks,
  WaitingCustomers,
  type UnreadTalk,
  type WaitingCustomer,
} from '@yingda/channels';
import { UnreadMessages } from '@yingda/conversations';
import { MailIdentity, type MailPerson } from '@yingda/customers';
import { Departures } from '../sockets/departures';
import { Emitter } from '../sockets/emitter';
import { rooms } from '../sockets/rooms';
import type { Lookup } from './lookup';

/** channels → sockets: whether a shopper has a page open. */
export class AttendanceOnSockets extends Attendance {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override isHere(customerId: string): Promise<boolean> {
    return this.lookup.get(Departures).isThere(customerId);
  }
  override tell(customerId: string, goneSince: Date | null): void {
    this.lookup.get(Emitter).volatileConsole([rooms.customer(customerId)], 'shopper.changed', {
      customerId,
      goneSince: goneSince?.toISOString() ?? null,
    });
  }
}

/** channels → conversations: what a shopper has not read. */
export class UnreadFromConversations extends UnreadTalks {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override of(conversationId: string, how = { lock: false }): Promise<UnreadTalk | null> {
    return this.lookup.get(UnreadMessages).byCustomer(conversationId, how);
  }
}

/** channels → customers: how a shopper is written to by mail. */
export class MailPeopleFromCustomers extends MailPeople {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override masked(customerId: string, inboxId: string): Promise<string | null> {
    return this.lookup.get(MailIdentity).masked(customerId, inboxId);
  }
  override known(customerId: string, inboxId: string): Promise<string[]> {
    return this.lookup.get(MailIdentity).known(customerId, inboxId);
  }
  override identity(customerId: string, inboxId: string): Promise<MailPerson | null> {
    return this.lookup.get(MailIdentity).execute(customerId, inboxId);
  }
}

/** channels → conversations, agents: who waits, and who is told of it. */
export class WaitingFromContexts extends WaitingCustomers {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async of(who: { identityId: string; customerId: string }): Promise<WaitingCustomer | null> {
    const found = await this.lookup.get(UnreadMessages).waitingWith(who);
    if (!found) return null;
    const { conversationId, teamId, agentId } = found;
    const team = teamId ? await this.lookup.get(AgentReader).briefsOfTeam(teamId) : [];
    const leads = team.filter(({ role, active }) => active && role === 'supervisor').map(({ id }) => id);
    const agentIds = [...new Set([...(agentId ? [agentId] : []), ...leads])];
    return { conversationId, customerId: who.customerId, teamId, agentIds };
  }
}
