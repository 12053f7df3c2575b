import { AgentReader, permissionsOf } from '@yingda/agents';
import { toldOf } from '@yingda/conversations';
import type { AgentActor } from '@yingda/events';
import { ReadableConversations } from './readable';

/** Who may read a conversation beside the one who asks: whom its notes can name. */
export class ColleaguesView {
  constructor(
    private readonly conversations: ReadableConversations,
    private readonly agents: AgentReader,
  ) {}

  /** @throws Refusal conversation-not-found, not-permitted */
  async of(actor: AgentActor, conversationId: string): Promise<string[]> {
    const [state, agents] = await Promise.all([
      this.conversations.stateFor(actor, conversationId),
      this.agents.briefs(),
    ]);
    const named = agents.map(({ id, role, teamIds, active }) => ({
      ...{ agentId: id, teamIds, active },
      permissions: permissionsOf(role),
    }));
    return toldOf(state, named, actor.agentId);
  }
}
