import { AgentReader, DepartmentReader } from '@yingda/agents';
import { BegunConversations, SalesDesks } from '@yingda/customers';
import { BegunConversationsView } from '../views/begun-conversations';
import type { Lookup } from './lookup';
import { port } from './port';

/** customers → conversations: which began when. */
export class BegunInConversations extends BegunConversations {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override begun(customerId: string, time: { from: Date; to: Date }) {
    return this.lookup.get(BegunConversationsView).begun(customerId, time);
  }
}

/** customers → agents: whom leads are handed to. */
export class DesksFromAgents extends SalesDesks {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async exist(desk: { teamId: string | null; departmentId: string | null }): Promise<boolean> {
    if (desk.departmentId) {
      const found = await this.lookup.get(DepartmentReader).find(desk.departmentId);
      return found !== null && !found.archived;
    }
    const teams = await this.lookup.get(AgentReader).teams();
    return teams.some(({ id, archived }) => id === desk.teamId && !archived);
  }
}

/** What orders and leads ask of others. */
export const orderPorts = [port(BegunConversations, BegunInConversations), port(SalesDesks, DesksFromAgents)];
