import { type ConversationState } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { ConversationAccess } from '../domain/access';
import { checkStorable } from '../domain/content';
import type { Conversation } from '../domain/conversation';
import { escalate, transfer, waitForCustomer, type TransferTarget } from '../domain/handling';
import type { AgentPresence, Names } from '../ports';
import type { ConversationChanges } from './conversation-changes';
import { holder, presentColleague } from './receiver';

export interface TransferConversationCommand {
  conversationId: string;
  /** Exactly one of the two. */
  to: { agentId?: string; teamId?: string };
  note: string;
}

/** To a colleague who is there, or into another queue; the note tells whoever goes on. */
export class TransferConversation {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly names: Names,
    private readonly presence: AgentPresence,
  ) {}

  async execute(actor: Actor, command: TransferConversationCommand): Promise<ConversationState> {
    const note = command.note.trim();
    if (note === '') throw new Refusal('note-required', 'Write a note for whoever goes on.');
    checkStorable(note);
    return this.changes.change(actor, command.conversationId, async (conversation, moment) => {
      ConversationAccess.demand(ConversationAccess.mayTransfer(actor, conversation), actor, 'transfer');
      const target = await this.target(command.to, conversation);
      const from = await holder(this.names, conversation.agentId);
      return transfer(conversation, { target, note, fromName: from?.name ?? '' }, moment);
    });
  }

  private async target(
    to: TransferConversationCommand['to'],
    conversation: Conversation,
  ): Promise<TransferTarget> {
    if (!!to.agentId === !!to.teamId)
      throw new Refusal('invalid-payload', 'Name either the agent or the team to transfer to.');
    if (to.teamId) {
      const team = await this.names.team(to.teamId);
      if (!team) throw new Refusal('team-not-found', 'There is no such team.');
      return { kind: 'team', teamId: team.id, teamName: team.name };
    }
    const agent = await presentColleague(this.names, this.presence, to.agentId!);
    // It stays with its team while the colleague is in it, so that it returns to where it belongs.
    const stays = conversation.teamId !== null && agent.teamIds.includes(conversation.teamId);
    return {
      kind: 'agent',
      agent,
      teamId: stays ? conversation.teamId : (agent.teamIds[0] ?? conversation.teamId),
    };
  }
}

/** Up one level (1 to 3) with a reason. */
export class EscalateConversation {
  constructor(private readonly changes: ConversationChanges) {}

  async execute(
    actor: Actor,
    command: { conversationId: string; reason: string },
  ): Promise<ConversationState> {
    checkStorable(command.reason);
    return this.changes.change(actor, command.conversationId, (conversation, moment) => {
      ConversationAccess.demand(ConversationAccess.mayTransfer(actor, conversation), actor, 'escalate');
      return [escalate(conversation, command.reason.trim(), moment)];
    });
  }
}

/** Marks that it is the customer's turn. */
export class WaitForCustomer {
  constructor(private readonly changes: ConversationChanges) {}

  async execute(actor: Actor, command: { conversationId: string }): Promise<ConversationState> {
    return this.changes.change(actor, command.conversationId, (conversation, moment) => {
      ConversationAccess.demand(ConversationAccess.mayHandle(actor, conversation), actor, 'set aside');
      return waitForCustomer(conversation, moment);
    });
  }
}
