import { AgentReader } from '@yingda/agents';
import { AgentPresence, ConversationReader, Names, type AgentName } from '@yingda/conversations';
import { ClaimRoom } from '@yingda/routing';
import type { Lookup } from './lookup';

/** conversations → agents: names for the timeline. */
export class NamesFromAgents extends Names {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async agent(agentId: string): Promise<AgentName | null> {
    const reader = this.lookup.get(AgentReader);
    const [actor, brief] = await Promise.all([reader.actor(agentId), reader.brief(agentId)]);
    if (!actor || !brief) return null;
    const { name, publicName, avatarUrl, teamIds, permissions } = actor;
    return {
      id: agentId,
      name,
      publicName,
      teamIds,
      active: brief.active,
      serves: (permissions['conversation.serve'] ?? 'none') !== 'none',
      permissions,
      ...(avatarUrl ? { avatarUrl } : {}),
    };
  }
  override async team(teamId: string): Promise<{ id: string; name: string } | null> {
    const team = await this.lookup.get(AgentReader).team(teamId);
    return team && !team.archived ? { id: team.id, name: team.name } : null;
  }
}

/** conversations → agents, routing: is somebody there, and have they a place? */
export class PresenceFromAgents extends AgentPresence {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async claimRoom(agentId: string, conversationId: string): Promise<void> {
    await this.lookup.get(ClaimRoom).execute(agentId, conversationId);
  }
  override async isPresent(agentId: string): Promise<boolean> {
    return (await this.lookup.get(AgentReader).shownState([agentId])).get(agentId) !== 'offline';
  }
  override async isAvailable(agentId: string): Promise<boolean> {
    // Routing counts under this lock, too. Who is being given something just now is not waited for: agents come before
    // conversations, of which the caller holds one.
    const agent = await this.lookup.get(AgentReader).tryLock(agentId);
    if (!agent?.available) return false;
    const load = (await this.lookup.get(ConversationReader).loads([agentId])).get(agentId) ?? 0;
    return load < agent.capacity;
  }
}
