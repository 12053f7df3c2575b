import { randomBytes } from 'node:crypto';
import { type SurveyForm } from '@yingda/contracts';
import type { SurveyNotSent } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import { type Clock, newId, type Outbox } from '@yingda/platform';
import { v5 } from 'uuid';
import { credited } from '../domain/credit';
import type { Ground } from '../domain/decision';
import { type Invitation, subjectOf } from '../domain/invitation';
import { sent } from '../domain/course';
import type { Channels, People, Speaking, SurveyPages, Talk, Talks } from '../ports';
import type { FormsTable } from '../storage/forms';
import type { InvitationsTable } from '../storage/invitations';
import { formNames, surveyContent } from './survey-content';

/** What asking works with. */
export interface AskParts {
  clock: Clock;
  outbox: Outbox;
  forms: FormsTable;
  invitations: InvitationsTable;
  talks: Talks;
  people: People;
  speaking: Speaking;
  channels: Channels;
  pages: SurveyPages;
}

const HOUR_MS = 3_600_000;
// Names the ids made from an invitation's id; any fixed uuid would do.
const NAMESPACE = '8b2f0f3e-4c1d-5f0a-9a77-61c6d1a0c5b1';

/** The id of what is said for an invitation, the same at every try. */
export function sayingId(invitationId: string, what: 'ask' | 'remind' | 'thank'): string {
  return v5(`${what} ${invitationId}`, NAMESPACE);
}

/** What every way of asking does alike. In the caller's unit of work, after the conversation is held. */
export class AskGround {
  constructor(readonly parts: AskParts) {}

  async groundFor(talk: Talk, oneKey: string, aboutMachines = false): Promise<Ground> {
    const { invitations, people, channels, clock } = this.parts;
    const [customer, lastAskedAt, askedAlready] = [
      await people.find(talk.customerId),
      await invitations.lastAskedAt(talk.customerId, aboutMachines),
      await invitations.askedAlready(oneKey),
    ];
    const canAsk = channels.canAsk(talk.channel);
    return { talk, customer, lastAskedAt, askedAlready, canAsk, now: clock.now() };
  }

  /** An invitation that is still to go out. */
  drafted(
    form: SurveyForm,
    { talk, customer, now }: Ground,
    more: Partial<Invitation> & { oneKey: string },
  ): Invitation {
    return {
      id: newId(),
      formId: form.id,
      formKey: form.key,
      formVersion: form.version,
      trigger: form.trigger,
      collection: 'online',
      token: randomBytes(16).toString('base64url'),
      conversationId: talk.id,
      number: talk.number,
      customerId: talk.customerId,
      identityId: talk.identityId,
      inboxId: talk.inboxId,
      channel: talk.channel,
      teamId: talk.teamId,
      topicId: talk.topicId,
      tier: customer?.tier ?? null,
      agentIds: credited(form.credit, talk),
      language: customer?.language ?? 'zh-CN',
      anonymous: form.anonymous,
      state: 'planned',
      reason: null,
      invitedBy: null,
      decidedAt: now,
      dueAt: now,
      ...{ sentAt: null, openedAt: null, answeredAt: null, expiresAt: null },
      ...{ remindAt: null, remindedAt: null, withdrawnAt: null },
      ...more,
    };
  }

  /** Says it; answers with the reason where it could not go. Saved by the caller. */
  async say(form: SurveyForm, planned: Invitation): Promise<Invitation | SurveyNotSent> {
    const { clock, speaking, pages } = this.parts;
    const how = {
      expiresMs: form.expiresHours * HOUR_MS,
      remindMs: form.remindAfterHours === null ? null : form.remindAfterHours * HOUR_MS,
    };
    const invitation: Invitation = { ...planned, ...sent(planned, clock.now(), how) };
    const { said, unsaid } = await speaking.say({
      conversationId: invitation.conversationId!,
      clientMessageId: sayingId(invitation.id, 'ask'),
      content: surveyContent(form, invitation, pages.urlOf(invitation.token)),
    });
    if (said) return invitation;
    return unsaid === 'closed' ? 'merged' : unsaid!;
  }

  async told(invitation: Invitation, actor: Actor): Promise<void> {
    await this.parts.outbox.append('survey.sent', aggregateOf(invitation), {
      ...subjectOf(invitation),
      sentAt: invitation.sentAt!.toISOString(),
      expiresAt: invitation.expiresAt!.toISOString(),
      by: refOf(actor),
    });
  }

  /** Kept with its reason, and said to staff where the conversation is. */
  async refused(form: SurveyForm, { invitation, reason, actor }: Refused): Promise<Invitation> {
    const { outbox, talks } = this.parts;
    const kept: Invitation = {
      ...invitation,
      state: 'not-sent',
      reason,
      dueAt: null,
      remindAt: null,
      expiresAt: null,
    };
    const by = refOf(actor);
    await outbox.append('survey.not-sent', aggregateOf(kept), { ...subjectOf(kept), reason, by });
    if (kept.conversationId)
      await talks.record(kept.conversationId, {
        event: 'survey-not-sent',
        details: { ...formNames(form), reason },
      });
    return kept;
  }
}

interface Refused {
  invitation: Invitation;
  reason: SurveyNotSent;
  actor: Actor;
}

export function aggregateOf({ id, conversationId }: Pick<Invitation, 'id' | 'conversationId'>): string {
  return conversationId ?? id;
}
