import { codePoints, LIMITS, Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import type { Clock } from '@yingda/platform';
import { ConversationAccess } from '../domain/access';
import { checkStorable } from '../domain/content';
import type { ConversationStore } from '../storage/conversation-store';
import type { DraftStore } from '../storage/draft-store';

/** Keeps an agent's unsent text with the conversation, so that it is there on every screen of theirs. */
export class SaveDraft {
  constructor(
    private readonly conversations: ConversationStore,
    private readonly drafts: DraftStore,
    private readonly clock: Clock,
  ) {}

  async execute(actor: AgentActor, command: { conversationId: string; text: string }): Promise<void> {
    if (codePoints(command.text) > LIMITS.textCodePoints * 2)
      throw new Refusal('text-too-long', `A draft holds at most ${LIMITS.textCodePoints * 2} characters.`);
    checkStorable(command.text);
    const conversation = await this.conversations.get(command.conversationId);
    ConversationAccess.demand(ConversationAccess.mayNote(actor, conversation), actor, 'write in');
    const draft = { conversationId: command.conversationId, agentId: actor.agentId, text: command.text };
    await this.drafts.save(draft, this.clock.now());
  }
}
