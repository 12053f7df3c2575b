import {
  type ConversationSurveys,
  type SurveyAnswer,
  type SurveyGiven,
  type SurveyInvitation,
} from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { ConversationAccess } from '@yingda/conversations';
import type { Actor, AgentActor } from '@yingda/events';
import { InviteToSurveys, SurveyReader, WriteDownSurvey, type InviteCommand } from '@yingda/surveys';
import { SurveyFactsView } from '../views/survey-facts';
import { ReadableConversations } from '../views/readable';

/** What surveys ask conversations for: everything is decided by the conversation's own rights first. */
export class SurveysOfConversations {
  constructor(
    private readonly conversations: ReadableConversations,
    private readonly facts: SurveyFactsView,
    private readonly reader: SurveyReader,
    private readonly inviting: InviteToSurveys,
    private readonly writing: WriteDownSurvey,
  ) {}

  async of(actor: AgentActor, conversationId: string): Promise<ConversationSurveys> {
    const state = await this.conversations.stateFor(actor, conversationId);
    const may = ConversationAccess.mayHandle(actor, state);
    const around = await this.facts.around(conversationId);
    const talk: Parameters<InviteToSurveys['formsFor']>[0] | null = around && {
      ...state,
      ...around,
      closedAt: state.closedAt ? new Date(state.closedAt) : null,
      merged: state.mergedInto !== null,
    };
    return {
      invitations: await this.reader.ofConversation(conversationId),
      mayInvite: may && talk ? await this.inviting.formsFor(talk) : [],
      mayWriteDown: may ? await this.writing.forms() : [],
    };
  }

  /** @throws Refusal not-permitted, survey-not-found, survey-not-allowed */
  async invite(actor: Actor, command: InviteCommand): Promise<SurveyInvitation> {
    await this.demandHandling(actor, command.conversationId);
    const { id } = await this.inviting.execute(actor, command);
    return (await this.reader.invitation(id))!;
  }

  async writeDown(
    actor: AgentActor,
    command: { conversationId: string; formKey: string; answers: SurveyGiven[] },
  ): Promise<SurveyAnswer> {
    await this.demandHandling(actor, command.conversationId);
    return this.reader.answer(actor, await this.writing.execute(actor, command));
  }

  private async demandHandling(actor: Actor, conversationId: string): Promise<void> {
    const state = await this.conversations.stateFor(actor, conversationId);
    if (actor.kind === 'agent' && !ConversationAccess.mayHandle(actor, state))
      throw new Refusal('not-permitted', 'Only who handles the conversation asks its customer.');
  }
}
