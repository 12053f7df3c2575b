import { CallLog, type KeptCall } from '@yingda/channels';
import { AddNote, CloseConversation, OpenConversation } from '@yingda/conversations';
import type { AgentActor } from '@yingda/events';
import type { Lookup } from './lookup';

/** channels → conversations: calls that agents have logged. */
export class CallsInConversations extends CallLog {
  constructor(private readonly lookup: Lookup) {
    super();
  }

  override async keep(actor: AgentActor, call: KeptCall): Promise<{ conversationId: string }> {
    const { inbox, person, disposition } = call;
    const { conversation, created } = await this.lookup.get(OpenConversation).execute(actor, {
      conversationId: call.conversationId,
      inboxId: inbox.id,
      channel: 'phone',
      teamId: inbox.teamId,
      customerId: person.customerId,
      identityId: person.identityId,
    });
    const { id: conversationId } = conversation;
    const note = { conversationId, clientMessageId: call.noteId, text: call.note };
    await this.lookup.get(AddNote).execute(actor, note);
    // One that was open before is about more than this call.
    if (created && disposition)
      await this.lookup.get(CloseConversation).execute(actor, { conversationId, disposition });
    return { conversationId };
  }
}
