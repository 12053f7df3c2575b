import { expired, opened, reminded, withdrawn } from '../domain/course';
import { type Invitation, subjectOf } from '../domain/invitation';
import type { UnitOfWork } from '@yingda/platform';
import { aggregateOf, type AskGround, sayingId } from './ask-ground';
import { formNames, surveyContent } from './survey-content';

const SURVEYS = { kind: 'system', name: 'surveys' } as const;

/** What becomes of an invitation by itself: seen, reminded, taken back, over. */
export class KeepCourse {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ground: AskGround,
  ) {}

  /** The customer looks at it. */
  async open(id: string): Promise<Invitation | null> {
    const { clock, outbox } = this.ground.parts;
    return this.changing(id, async (invitation) => {
      const now = clock.now();
      const after: Invitation = { ...invitation, ...opened(invitation, now) };
      if (after.state === invitation.state) return invitation;
      if (!after.anonymous)
        await outbox.append('survey.opened', aggregateOf(after), {
          ...subjectOf(after),
          openedAt: now.toISOString(),
        });
      return after;
    });
  }

  /** The conversation goes on, or is another one now. What was answered stays. */
  async withdraw(conversationId: string): Promise<void> {
    const { clock, outbox, invitations, talks, forms } = this.ground.parts;
    const known = await invitations.ofConversation(conversationId);
    for (const { id } of known.filter(({ state }) => ['planned', 'sent', 'opened'].includes(state)))
      await this.changing(id, async (invitation) => {
        const now = clock.now();
        // What a machine has said is not answered otherwise because people go on.
        if (invitation.trigger === 'auto-reply-sent') return invitation;
        const after: Invitation = { ...invitation, ...withdrawn(invitation, now) };
        if (after.state === invitation.state) return invitation;
        await outbox.append('survey.withdrawn', conversationId, {
          ...subjectOf(after),
          withdrawnAt: now.toISOString(),
        });
        const form = await forms.byId(after.formId);
        if (form && invitation.state !== 'planned')
          await talks.record(conversationId, { event: 'survey-withdrawn', details: formNames(form) });
        return after;
      });
  }

  /**
   * The provider did not take the question after all: nobody was asked, so it counts for no cool-down and no figure, and
   * the next end asks again. What was seen or answered meanwhile (by the link, by mail) was.
   */
  async undelivered(conversationId: string, messageId: string): Promise<void> {
    const { invitations, talks, forms } = this.ground.parts;
    const sent = (await invitations.ofConversation(conversationId)).filter(({ state }) => state === 'sent');
    if (sent.length === 0) return;
    const said = await talks.saidAs(messageId);
    const failed = sent.find(({ id }) => sayingId(id, 'ask') === said);
    if (!failed) return;
    await this.changing(failed.id, async (invitation) => {
      const form = await forms.version(invitation.formId, invitation.formVersion);
      if (invitation.state !== 'sent' || !form) return invitation;
      return this.ground.refused(form, { invitation, reason: 'delivery-failed', actor: SURVEYS });
    });
  }

  /** Whatever is due: a reminder, or the end. */
  async due(id: string): Promise<void> {
    const { clock, outbox } = this.ground.parts;
    await this.changing(id, async (invitation) => {
      const now = clock.now();
      const before = { ...invitation, ...(await this.remind(invitation, now)) };
      const after: Invitation = { ...before, ...expired(before, now) };
      if (after.expiresAt && after.expiresAt <= now && after.state !== 'withdrawn') {
        await outbox.append('survey.expired', aggregateOf(after), {
          ...subjectOf(after),
          expiredAt: after.expiresAt.toISOString(),
          answered: after.state === 'answered' || after.state === 'partly',
        });
        await this.ground.parts.invitations.save(after, null);
        return null;
      }
      return after;
    });
  }

  /** Once, and not where the channel takes nothing: then there was no reminder, and none is tried again. */
  private async remind(invitation: Invitation, now: Date): Promise<Partial<Invitation>> {
    const { forms, speaking, pages, outbox } = this.ground.parts;
    const after = reminded(invitation, now);
    if (after.remindedAt === invitation.remindedAt) return {};
    const form = await forms.version(invitation.formId, invitation.formVersion);
    if (!form || !invitation.conversationId) return { remindAt: null };
    const { said } = await speaking.say({
      conversationId: invitation.conversationId,
      clientMessageId: sayingId(invitation.id, 'remind'),
      content: surveyContent(form, invitation, pages.urlOf(invitation.token)),
    });
    if (!said) return { remindAt: null };
    await outbox.append('survey.reminded', aggregateOf(invitation), {
      ...subjectOf(invitation),
      remindedAt: now.toISOString(),
    });
    return after;
  }

  private async changing(
    id: string,
    change: (invitation: Invitation) => Promise<Invitation | null>,
  ): Promise<Invitation | null> {
    const { invitations, talks } = this.ground.parts;
    const known = await invitations.find(id);
    if (!known) return null;
    return this.unitOfWork.run(async () => {
      if (known.conversationId) await talks.hold(known.conversationId);
      const before = await invitations.lock(id);
      if (!before) return null;
      const after = await change(before);
      if (after && after !== before) await invitations.save(after);
      return after;
    });
  }
}
