import { Names, type AgentName } from '@yingda/conversations';

/** Whoever is asked for is there, and serves. */
export class Everybody extends Names {
  override async agent(id: string): Promise<AgentName> {
    const permissions = { 'conversation.serve': 'all' } as const;
    return { id, name: id, publicName: '小李', teamIds: [], active: true, serves: true, permissions };
  }
  override async team(id: string): Promise<{ id: string; name: string }> {
    return { id, name: id };
  }
}
