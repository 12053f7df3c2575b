import { type ConversationState } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor, AgentActor } from '@yingda/events';
import { ConversationAccess } from '../domain/access';
import { accept, assign, checkTeam, checkWaiting, type AssignedHow } from '../domain/assignment';
import { isServed, type Conversation } from '../domain/conversation';
import type { Moment, Step } from '../domain/step';
import type { AgentPresence, Names } from '../ports';
import type { ConversationChanges } from './conversation-changes';
import { holder, presentColleague, receiver } from './receiver';

/**
 * The agent takes what is offered or was given to them, or what waits in a queue of theirs. Never takes over: two at
 * once, and the second is told who was quicker (`already-taken` with `byName`).
 */
export class AcceptConversation {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly names: Names,
    private readonly presence: AgentPresence,
  ) {}

  async execute(actor: AgentActor, command: { conversationId: string }): Promise<ConversationState> {
    return this.changes.within(async () => {
      await this.presence.claimRoom(actor.agentId, command.conversationId);
      return this.take(actor, command);
    });
  }

  private take(actor: AgentActor, command: { conversationId: string }): Promise<ConversationState> {
    return this.changes.change(actor, command.conversationId, async (conversation, moment) => {
      const me = { id: actor.agentId, name: actor.name, publicName: actor.publicName };
      const mine = conversation.agentId === actor.agentId;
      if (mine && isServed(conversation))
        return conversation.acceptedAt === null ? [accept(conversation, me, moment)] : [];
      if (mine && conversation.status === 'offered') return [accept(conversation, me, moment)];
      // Who serves nobody is not told who has it.
      ConversationAccess.demand(ConversationAccess.mayServe(actor), actor, 'take');
      checkWaiting(conversation, await holder(this.names, conversation.agentId));
      ConversationAccess.demand(ConversationAccess.mayJoin(actor, conversation), actor, 'take');
      return assign(conversation, { ...me, how: 'picked', accepted: true }, moment);
    });
  }
}

export interface AssignConversationCommand {
  conversationId: string;
  /** Oneself when an agent leaves it out. */
  agentId?: string;
  /** `routed` and `picked` only take what waits. Left out, it follows from what the conversation is. */
  how?: AssignedHow;
  /** The queue routing took it from; refused when it waits in another team's by now. */
  teamId?: string;
  /** False: the agent has to accept it. */
  automaticAccept?: boolean;
}

/** Gives a conversation to an agent: by routing, by picking, by taking over or by a supervisor. */
export class AssignConversation {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly names: Names,
    private readonly presence: AgentPresence,
  ) {}

  async execute(actor: Actor, command: AssignConversationCommand): Promise<ConversationState> {
    const agentId = command.agentId ?? (actor.kind === 'agent' ? actor.agentId : undefined);
    if (agentId === undefined) throw new Refusal('agent-not-found', 'No agent is named.');
    return this.changes.within(async () => {
      if (actor.kind === 'agent' && actor.agentId === agentId)
        await this.presence.claimRoom(agentId, command.conversationId);
      return this.changes.change(actor, command.conversationId, (conversation, moment) =>
        this.decide({ ...command, agentId }, conversation, moment),
      );
    });
  }

  private async decide(
    command: AssignConversationCommand & { agentId: string },
    conversation: Conversation,
    moment: Moment,
  ): Promise<Step[]> {
    const { actor } = moment;
    const { agentId } = command;
    const self = actor.kind === 'agent' && actor.agentId === agentId;
    const how = command.how ?? derive(conversation, self);
    // Routing hears that it waits no more, also when the very agent has taken it meanwhile: it has decided nothing then.
    if (isServed(conversation) && conversation.agentId === agentId && how !== 'routed') return [];
    if (how === 'routed' || how === 'picked')
      checkWaiting(conversation, await holder(this.names, conversation.agentId));
    else if (conversation.closedAt !== null)
      throw new Refusal('conversation-closed', 'This conversation is over; reopen it first.');
    checkTeam(conversation, command.teamId);
    this.demand({ how, self }, conversation, moment);
    const to =
      self || actor.kind === 'system'
        ? await receiver(this.names, agentId)
        : await presentColleague(this.names, this.presence, agentId);
    return assign(conversation, { ...to, how, accepted: command.automaticAccept ?? true }, moment);
  }

  private demand(
    what: { how: AssignedHow; self: boolean },
    conversation: Conversation,
    { actor }: Moment,
  ): void {
    const { mayJoin, mayTakeOver, mayAssign, demand } = ConversationAccess;
    if (!what.self) return demand(mayAssign(actor, conversation), actor, 'assign');
    if (mayJoin(actor, conversation) || mayTakeOver(actor, conversation)) return;
    demand(false, actor, what.how === 'taken-over' ? 'take over' : 'take');
  }
}

function derive(conversation: Conversation, self: boolean): AssignedHow {
  if (!self) return 'assigned';
  return isServed(conversation) ? 'taken-over' : 'picked';
}
