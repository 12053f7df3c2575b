import { type ConversationState } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { UnitOfWork } from '@yingda/platform';
import { ConversationAccess } from '../domain/access';
import { isOpen, type Conversation } from '../domain/conversation';
import { leave, open, unopened, type Opening } from '../domain/opening';
import { stateOf } from '../domain/views';
import type { BotDuty, Names } from '../ports';
import type { ConversationStore } from '../storage/conversation-store';
import type { ConversationChanges } from './conversation-changes';
import type { ReadRights } from './read-rights';

export type OpenConversationCommand = Opening;

/** Opens the next conversation, or gives the one that is open already: of this id, or of this customer in this inbox. */
export class OpenConversation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: ConversationStore,
    private readonly changes: ConversationChanges,
    private readonly others: { rights: ReadRights; names: Names; bots: BotDuty },
  ) {}

  async execute(
    actor: Actor,
    command: OpenConversationCommand,
  ): Promise<{ conversation: ConversationState; created: boolean }> {
    this.check(actor, command);
    const existing = await this.existing(command);
    if (existing) return this.given(actor, existing, command);
    // The shop's own opening is for people: only what a customer begins goes to the bot.
    const withBot = actor.kind === 'customer' && (await this.others.bots.takes(command.inboxId));
    const opened = await this.unitOfWork.run(() => this.open(actor, { ...command, withBot }));
    if (opened) return { conversation: opened, created: true };
    // Somebody was quicker; what they opened is committed by now, as our insert waited for it.
    const quicker = await this.existing(command);
    if (!quicker)
      throw new Refusal('temporarily-unavailable', 'The conversation could not be opened; try again.');
    return this.given(actor, quicker, command);
  }

  private check(actor: Actor, command: Opening): void {
    if (actor.kind === 'customer')
      ConversationAccess.demand(actor.customerId === command.customerId, actor, 'open');
    if (actor.kind === 'agent')
      ConversationAccess.demand(
        (actor.permissions['conversation.serve'] ?? 'none') !== 'none',
        actor,
        'open',
      );
  }

  private async existing(command: Opening): Promise<Conversation | null> {
    const same = await this.store.find(command.conversationId);
    // An id belongs to who used it first; the same id elsewhere is no retry.
    if (same && same.customerId !== command.customerId)
      throw new Refusal('already-exists', 'This conversation id is in use; make another.');
    if (same && isOpen(same)) return same;
    return (await this.store.findOpen(command, command.inboxId)) ?? same;
  }

  private async open(actor: Actor, command: Opening): Promise<ConversationState | null> {
    const moment = this.changes.moment(actor);
    const number = await this.store.nextNumber();
    const steps = open({ ...unopened(command, moment.now), number }, command, moment);
    return (await this.store.insert(steps)) ? stateOf(steps[steps.length - 1]!.conversation) : null;
  }

  private async given(
    actor: Actor,
    conversation: Conversation,
    command: Opening,
  ): Promise<{ conversation: ConversationState; created: boolean }> {
    if (!(await this.others.rights.mayRead(actor, conversation))) throw await this.elsewhere(conversation);
    const state =
      command.leaveMessage && actor.kind === 'customer' && isOpen(conversation)
        ? await this.changes.change(actor, conversation.id, leave)
        : stateOf(conversation);
    return { conversation: state, created: false };
  }

  /**
   * The customer is being served by people whose conversations this agent may not read. A second one beside it would
   * have two answer one customer, so they are told whom to ask, and nothing of the conversation.
   */
  private async elsewhere({ agentId, teamId }: Conversation): Promise<Refusal> {
    const { names } = this.others;
    const [agent, team] = await Promise.all([
      agentId ? names.agent(agentId) : null,
      teamId ? names.team(teamId) : null,
    ]);
    const who = [agent?.name, team && `team ${team.name}`].filter(Boolean).join(' of ');
    return new Refusal(
      'conversation-elsewhere',
      `${who || 'Another team'} talks with this customer already; ask there.`,
      {
        ...(agent ? { agentId: agent.id, agentName: agent.name } : {}),
        ...(team ? { teamId: team.id, teamName: team.name } : {}),
      },
    );
  }
}
