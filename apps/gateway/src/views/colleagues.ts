import { AgentReader, permissionsOf } from '@yingda/agents';
import { ConversationAccess } from '@yingda/conversations';
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
    return agents
      .filter(({ id, active }) => active && id !== actor.agentId)
      .filter(({ id, role, teamIds }) =>
        ConversationAccess.mayAgentRead({ agentId: id, teamIds, permissions: permissionsOf(role) }, state),
      )
      .map(({ id }) => id);
  }
}
