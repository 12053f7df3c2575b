import { type SurveyForm } from '@yingda/contracts';
import { Refusal, type Language, type SurveyNotSent } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { UnitOfWork } from '@yingda/platform';
import { concerns, obstacle } from '../domain/decision';
import type { Invitation } from '../domain/invitation';
import type { Talk } from '../ports';
import type { AskGround } from './ask-ground';
import { oneKeyOf } from './plan-survey';

/** What an agent, or the shop's own system, asks for. */
export interface InviteCommand {
  conversationId: string;
  formKey?: string;
  /** Of the shop's system: once for each. */
  occasion?: string;
  language?: Language;
}

const SENTENCES: Partial<Record<SurveyNotSent, string>> = {
  'already-asked': 'The customer was asked about this already.',
  'no-person-answered': 'Nobody has answered the customer yet.',
  blocked: 'The customer is blocked.',
  'window-closed': 'Nothing can be sent through this channel until the customer writes again.',
  'last-message': 'This would take the last message that the channel allows.',
  'channel-cannot': 'Customers of this channel cannot be asked online.',
};

/** Asks a customer by hand. Who may read and handle the conversation is asked before, by whoever calls this. */
export class InviteToSurveys {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ground: AskGround,
  ) {}

  /** Forms by which somebody may ask about a conversation. */
  async formsFor(talk: Talk): Promise<SurveyForm[]> {
    const { forms, people } = this.ground.parts;
    const customer = await people.find(talk.customerId);
    return (await forms.all()).filter((form) => mayInvite(form, { talk, customer }));
  }

  /** @throws Refusal conversation-not-found, survey-not-found, survey-not-allowed with the reason */
  async execute(actor: Actor, command: InviteCommand): Promise<Invitation> {
    const outcome = await this.unitOfWork.run(() => this.invite(actor, command));
    if (outcome.state !== 'not-sent') return outcome;
    const reason = outcome.reason!;
    throw new Refusal('survey-not-allowed', SENTENCES[reason] ?? 'The customer cannot be asked now.', {
      reason,
    });
  }

  private async invite(actor: Actor, command: InviteCommand): Promise<Invitation> {
    const { talks, invitations, forms } = this.ground.parts;
    const talk = await talks.hold(command.conversationId);
    if (!talk) throw new Refusal('conversation-not-found', 'There is no such conversation.');
    const allowed = actor.kind === 'api' ? await forms.all() : await this.formsFor(talk);
    const form = command.formKey
      ? allowed.find(({ key, active }) => key === command.formKey && active)
      : allowed[0];
    if (!form) throw new Refusal('survey-not-found', 'There is no form by which to ask about this.');
    const oneKey =
      actor.kind === 'api'
        ? `${form.key} ${command.occasion ?? talk.id}`
        : oneKeyOf('agent-invites', talk.id);
    const ground = await this.ground.groundFor(talk, oneKey);
    const invitedBy = actor.kind === 'agent' ? actor.agentId : null;
    const trigger = actor.kind === 'agent' ? ('agent-invites' as const) : form.trigger;
    const language = command.language ?? ground.customer?.language ?? 'zh-CN';
    const invitation = this.ground.drafted(form, ground, { oneKey, invitedBy, trigger, language });
    const outcome = obstacle(form, ground, true) ?? (await this.ground.say(form, invitation));
    if (typeof outcome === 'string') {
      const kept = await this.ground.refused(form, { invitation, reason: outcome, actor });
      await invitations.add(kept);
      return kept;
    }
    // Held by the conversation, nobody asks about the same at this moment.
    await invitations.add(outcome);
    await this.ground.told(outcome, actor);
    return outcome;
  }
}

export function mayInvite(form: SurveyForm, about: Parameters<typeof concerns>[2]): boolean {
  const open = { ...form, conditions: { ...form.conditions, endedBy: [] } };
  return concerns(open, 'agent-invites', about) || concerns(open, 'conversation-closed', about);
}
