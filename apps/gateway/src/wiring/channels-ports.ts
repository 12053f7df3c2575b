import { AgentReader } from '@yingda/agents';
import { TeamDirectory } from '@yingda/channels';
import type { Lookup } from './lookup';

/** channels → agents: an inbox is answered by a team that exists. */
export class TeamsFromAgents extends TeamDirectory {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async exists(teamId: string): Promise<boolean> {
    const team = await this.lookup.get(AgentReader).team(teamId);
    return team !== null && !team.archived;
  }
}
