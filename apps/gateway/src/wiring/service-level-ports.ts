import { AgentReader, CalendarReader } from '@yingda/agents';
import { EscalateConversation, RecordMissedPromise, ReturnConversation } from '@yingda/conversations';
import { RaisePriority } from '@yingda/routing';
import {
  type Background,
  BusinessHours,
  type CalendarInForce,
  type CalendarSubject,
  ClockScreens,
  type ClockShown,
  ConversationFacts,
  Measures,
  type Standing,
  TeamLeads,
} from '@yingda/service-levels';
import { Emitter } from '../sockets/emitter';
import { rooms } from '../sockets/rooms';
import { ServiceLevelFactsView } from '../views/service-level-facts';
import type { Lookup } from './lookup';
import { port } from './port';

const SERVICE_LEVELS = { kind: 'system', name: 'service-levels' } as const;

/** service-levels → agents: in which hours business clocks run. */
export class HoursOfBusiness extends BusinessHours {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override of(subject: CalendarSubject): Promise<CalendarInForce | null> {
    return this.lookup.get(CalendarReader).applying(subject);
  }
}

/** service-levels → conversations, customers: tier and matter, and how a conversation stands. */
export class FactsFromConversations extends ConversationFacts {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override background(conversationId: string): Promise<Background | null> {
    return this.lookup.get(ServiceLevelFactsView).background(conversationId);
  }
  override standings(conversationIds: readonly string[]): Promise<Map<string, Standing>> {
    return this.lookup.get(ServiceLevelFactsView).standings(conversationIds);
  }
}

/** service-levels → agents: who leads a team. */
export class LeadsFromAgents extends TeamLeads {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async of(teamId: string): Promise<string[]> {
    const team = await this.lookup.get(AgentReader).briefsOfTeam(teamId);
    return team.filter(({ role, active }) => active && role === 'supervisor').map(({ id }) => id);
  }
}

/** service-levels → conversations, routing: what is done when a promised time is nearly over, or over. */
export class MeasuresOnConversations extends Measures {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async record(conversationId: string, details: Record<string, string>): Promise<void> {
    await this.lookup.get(RecordMissedPromise).execute(SERVICE_LEVELS, { conversationId, details });
  }
  override raisePriority(conversationId: string): Promise<void> {
    return this.lookup.get(RaisePriority).execute(conversationId);
  }
  override async reassign(conversationId: string, from: string): Promise<void> {
    const back = { conversationId, agentId: from, reason: 'returned' } as const;
    await this.lookup.get(ReturnConversation).execute(SERVICE_LEVELS, back);
  }
  override async escalate(conversationId: string, reason: string): Promise<void> {
    await this.lookup.get(EscalateConversation).execute(SERVICE_LEVELS, { conversationId, reason });
  }
}

/** service-levels → screens: lists that count down, on every node. */
export class ClocksOnScreens extends ClockScreens {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override show(changed: readonly ClockShown[]): void {
    const emitter = this.lookup.get(Emitter);
    for (const { conversationId, agentId, teamId, clock } of changed) {
      const to = [rooms.staffOf(conversationId), rooms.everything];
      if (agentId) to.push(rooms.agent(agentId));
      if (teamId) to.push(rooms.team(teamId));
      emitter.console(to, 'service-level.changed', { conversationId, clock });
    }
  }
}

/** All that service levels ask of others. */
export const serviceLevelPorts = [
  port(BusinessHours, HoursOfBusiness),
  port(ConversationFacts, FactsFromConversations),
  port(TeamLeads, LeadsFromAgents),
  port(Measures, MeasuresOnConversations),
  port(ClockScreens, ClocksOnScreens),
];
